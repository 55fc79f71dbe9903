import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { probeFrameSchema } from '../../../src-shared/protocol/probe.ts';
import type { UnrolledFrame } from '../../../src-shared/protocol/unrolled-frame.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { probeUnrolled } from '../../../src-trainer/probes/unrolled.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { previewModel } from '../../../src-trainer/requests/preview-model.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { atRest } from '../probes/at-rest.ts';

type Floats = { readonly shape: readonly number[]; readonly offset: number };

/** An unrolled layer with its numbers at hand. */
export type Asked = {
  readonly frame: UnrolledFrame;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly read: (floats: Floats | undefined) => number[];
  /** Rows of the last axis. */
  readonly rows: (floats: Floats | undefined) => number[][];
  readonly weight: (name: string) => number[];
};

/** Asks an untrained model of its first held-out example, or of a text that was typed; no tensor may be left behind. */
export function askModel(
  model: Model,
  dataset: Dataset,
  nodeId: string,
  text?: string,
): Asked | undefined {
  const before = tf.memory().numTensors;
  const answer = probeUnrolled(
    {
      ...{ kind: 'unrolled', id: 'p', nodeId, example: 0, perSecond: 1 },
      ...(text !== undefined && { text }),
    },
    {
      ...atRest,
      model,
      dataset,
    },
  );
  expect(tf.memory().numTensors).toBe(before);
  return answer && readUnrolled(answer.frame, answer.bytes);
}

/** What a window gets: the frame after it went through the schema, and its bytes. */
export function readUnrolled(sent: unknown, bytes: Uint8Array): Asked {
  const frame = probeFrameSchema.parse(JSON.parse(JSON.stringify(sent)));
  if (frame.type !== 'probe/unrolled') throw new Error(frame.type);
  const own = new Uint8Array(bytes);
  const numbers = new Float32Array(own.buffer);
  const found = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('it is not in the frame');
    return one;
  };
  const read = (floats: Floats | undefined): number[] => {
    const { shape, offset } = found(floats);
    const count = shape.reduce((product, size) => product * size, 1);
    return [...numbers.subarray(offset, offset + count)];
  };
  return {
    frame,
    bytes: own,
    read,
    rows: (floats) => {
      const all = read(floats);
      const columns = found(floats).shape.at(-1) ?? 1;
      return Array.from({ length: all.length / columns }, (_, row) =>
        all.slice(row * columns, (row + 1) * columns),
      );
    },
    weight: (name) => {
      const [ofLayer, of] = [frame.weights, frame.readout?.weights ?? []];
      const [layer, short = ''] = name.split('/');
      const from = layer === frame.nodeId ? ofLayer : of;
      return read(from.find((one) => one.name === short)?.floats);
    },
  };
}

/** Asks for a layer of an untrained network or, with `dir`, of a run's newest checkpoint; nothing where there is no answer. */
export async function askUnrolled(
  engine: Engine,
  spec: RunSpec,
  asked: {
    readonly nodeId: string;
    readonly example?: number;
    readonly text?: string;
    readonly dir?: string;
  },
): Promise<Asked | undefined> {
  const sent: { frame: unknown; bytes: Uint8Array }[] = [];
  const sender = {
    send: (frame: unknown, bytes: Uint8Array = new Uint8Array(0)) =>
      void sent.push({ frame, bytes }),
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const { dir, example = 0, nodeId, text } = asked;
  const probe: Probe = {
    ...{ kind: 'unrolled', id: 'unrolled', nodeId, example, perSecond: 20 },
    ...(text !== undefined && { text }),
  };
  const request = { type: 'preview', requestId: 1, spec } as const;
  const kept = createKeptParts();
  await previewModel(
    { ...request, probes: [probe], ...(dir !== undefined && { dir }) },
    { engine, resourcesFolder, sender, kept },
  );
  kept.dispose();
  const [answer] = sent;
  return answer && readUnrolled(answer.frame, answer.bytes);
}
