import { encodeFrame } from '../../../src-shared/protocol/codec.ts';
import type { Probe, ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import { probeFrameSchema } from '../../../src-shared/protocol/probe.ts';
import type { TrainerEvent } from '../../../src-shared/protocol/trainer-messages.ts';
import type { WalkFrame } from '../../../src-shared/protocol/walk-frame.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { previewModel } from '../../../src-trainer/requests/preview-model.ts';
import { resourcesFolder } from '../run-in-process.ts';

/** A walked step with its numbers at hand. */
export type Walk = {
  readonly frame: WalkFrame;
  readonly node: (id: string) => WalkFrame['nodes'][number];
  readonly weight: (name: string) => WalkFrame['weights'][number];
  readonly read: (floats: { shape: number[]; offset: number } | undefined) => number[];
};

/** What a window gets: the frame after it went through the schema, and its bytes. */
export function readWalk(sent: unknown, bytes: Uint8Array): Walk {
  const frame: ProbeFrame = probeFrameSchema.parse(JSON.parse(JSON.stringify(sent)));
  if (frame.type !== 'probe/walk') throw new Error(frame.type);
  const numbers = new Float32Array(bytes.slice().buffer);
  const found = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('it is not in the frame');
    return one;
  };
  return {
    frame,
    node: (id) => found(frame.nodes.find(({ nodeId }) => nodeId === id)),
    weight: (name) => found(frame.weights.find((one) => one.name === name)),
    read: (floats) => {
      const { shape, offset } = found(floats);
      const count = shape.reduce((product, size) => product * size, 1);
      return [...numbers.subarray(offset, offset + count)];
    },
  };
}

/** Asks for the next step of a spec's first batch or, with `dir`, of a run's newest checkpoint. */
export async function askWalk(
  engine: Engine,
  spec: RunSpec,
  options: { readonly dir?: string; readonly example?: number } = {},
): Promise<Walk> {
  const sent: { frame: unknown; bytes: Uint8Array }[] = [];
  const sender = {
    send: (event: TrainerEvent, bytes: Uint8Array = new Uint8Array(0)) => {
      // As the real sender does, which lets nothing through that is too long.
      encodeFrame(event, bytes);
      sent.push({ frame: event, bytes });
    },
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const { dir, example = 0 } = options;
  const probe: Probe = { kind: 'walk', id: 'walk', example, perSecond: 20 };
  const request = { type: 'preview', requestId: 1, spec, probes: [probe] } as const;
  const kept = createKeptParts();
  await previewModel(
    { ...request, probes: [probe], ...(dir !== undefined && { dir }) },
    { engine, resourcesFolder, sender, kept },
  );
  kept.dispose();
  const [answer] = sent;
  if (answer === undefined) throw new Error('there was no answer');
  return readWalk(answer.frame, answer.bytes);
}
