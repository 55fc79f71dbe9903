import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Probe, ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import type { TrainerEvent } from '../../../src-shared/protocol/trainer-messages.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { keepChannels } from '../../../src-trainer/probes/float-writer.ts';
import { createProbeService } from '../../../src-trainer/probes/probe-service.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { previewModel } from '../../../src-trainer/requests/preview-model.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { createTextWriter } from '../../../src-trainer/text/create-text-writer.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, pointsSpec } from '../small-run.ts';

type Sent = { readonly event: TrainerEvent; readonly bytes: Uint8Array };
type FrameOf<Type extends ProbeFrame['type']> = Extract<ProbeFrame, { type: Type }>;

let engine: Engine;

beforeAll(async () => {
  engine = await openWasm();
});

async function preview(spec: RunSpec, probe: Probe, dir?: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  const sender = {
    send: (event: TrainerEvent, bytes: Uint8Array = new Uint8Array(0)) => {
      sent.push({ event, bytes });
    },
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const request = {
    type: 'preview',
    requestId: 1,
    spec,
    probes: [probe],
    ...(dir && { dir }),
  } as const;
  const kept = createKeptParts();
  await previewModel({ ...request, probes: [probe] }, { engine, resourcesFolder, sender, kept });
  kept.dispose();
  return sent;
}

function only<Type extends ProbeFrame['type']>(
  sent: readonly Sent[],
  type: Type,
): { frame: FrameOf<Type>; numbers: Float32Array } {
  const [first] = sent;
  if (first?.event.type !== type) throw new Error(`no ${type}`);
  const frame = first.event as FrameOf<Type>;
  return { frame, numbers: new Float32Array(first.bytes.slice().buffer) };
}

function lenet(): RunSpec {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const compiled = compileRun(document, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

const load = (spec: RunSpec): Promise<Dataset> =>
  loadDataset({ data: spec.data, resourcesFolder, seed: spec.training.seed });

describe('the activations of a trained network', () => {
  it('are those that its checkpoint computes for the held-out example', async () => {
    const dir = await temporaryFolder();
    const spec = lenet();
    await trainHere(dir, spec, { maxSteps: 3 });
    const nodeIds = [...spec.model.inputs, ...spec.model.layers].map(({ id }) => id);
    const probe = { kind: 'activations', id: 'p', nodeIds, example: 7, perSecond: 1 } as const;
    const { frame, numbers } = only(await preview(spec, probe, dir), 'probe/activations');
    expect(frame).toMatchObject({ step: 3, example: 7, runId: 'run-1' });
    expect(frame.nodes.map(({ nodeId }) => nodeId)).toEqual(nodeIds);

    const dataset = await load(spec);
    const picture = dataset.validation.gatherInputs(Int32Array.of(7));
    expect(frame.label).toBe(dataset.validation.gatherTargets(Int32Array.of(7))[0]);
    expect([...numbers.subarray(0, 784)]).toEqual([...picture]);
    const { model } = await readRun(dir, 'last');
    const said = tf.tidy(() => {
      const result = model.layersModel.predict(tf.tensor(picture, [1, 28, 28, 1])) as tf.Tensor;
      return [...result.dataSync()];
    });
    const last = frame.nodes.at(-1)!;
    expect(last.shape).toEqual([10]);
    expect([...numbers.subarray(last.offset, last.offset + 10)]).toEqual(said);
    model.dispose();
  });

  it('come as the first channels where a node has too many numbers', () => {
    const values = Float32Array.from({ length: 12 }, (_, index) => index);
    const kept = keepChannels({ shape: [2, 2, 3], values }, 9);
    expect(kept).toEqual({ shape: [2, 2, 2], values: Float32Array.of(0, 1, 3, 4, 6, 7, 9, 10) });
    expect(keepChannels({ shape: [2, 2, 3], values }, 1).shape).toEqual([2, 2, 1]);
  });
});

describe('the predictions', () => {
  it('show the wrong ones first, the surest of them at the top, with their pictures', async () => {
    const spec = lenet();
    const probe = { kind: 'predictions', id: 'p', count: 200, perSecond: 1 } as const;
    const { frame, numbers } = only(await preview(spec, probe), 'probe/predictions');
    expect(frame.total).toBe(2000);
    expect(frame.runId).toBeUndefined();
    const wrong = frame.items.map(({ label, predicted }) => label !== predicted);
    expect(wrong.every(Boolean)).toBe(frame.wrong >= 200);
    const confidences = frame.items.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(frame.pictures.shape).toEqual([200, 28, 28, 1]);
    const dataset = await load(spec);
    const third = dataset.validation.gatherInputs(Int32Array.of(frame.items[2]!.example));
    expect([...numbers.subarray(2 * 784, 3 * 784)]).toEqual([...third]);
  });
});

describe('the surface of a network with two inputs', () => {
  it('has what the network says of every corner of the square, and all points inside it', async () => {
    const spec = pointsSpec();
    const probe = { kind: 'surface', id: 'p', resolution: 9, perSecond: 1 } as const;
    const { frame, numbers } = only(await preview(spec, probe), 'probe/surface');
    const [low, high] = frame.range;
    expect(frame.shape).toEqual([9, 9, 1]);
    const model = buildModel(spec.model, spec.training.seed);
    const corners = tf.tidy(() => {
      const places = tf.tensor2d([
        [low, high],
        [high, low],
      ]);
      return [...(model.layersModel.predict(places) as tf.Tensor).dataSync()];
    });
    expect(numbers[0]).toBeCloseTo(corners[0]!, 6);
    expect(numbers[80]).toBeCloseTo(corners[1]!, 6);
    model.dispose();
    const points = numbers.subarray(frame.points.offset);
    expect(points).toHaveLength(200 * 4);
    for (let row = 0; row < 200; row += 1) {
      const [x, y, label, heldOut] = points.subarray(4 * row);
      for (const place of [x!, y!]) expect(place >= low && place <= high).toBe(true);
      expect([0, 1]).toContain(label);
      expect(heldOut).toBe(row < 150 ? 0 : 1);
    }
  });
});

describe('text as a probe', () => {
  it('comes from a character model and from no other', async () => {
    const probe = {
      kind: 'sample',
      id: 'p',
      prime: 'he',
      length: 10,
      temperature: 1,
      perSecond: 1,
    } as const;
    const { frame } = only(await preview(helloSpec(), probe), 'probe/sample');
    expect(frame.text).toMatch(/^he[helo]{10}$/);
    expect(await preview(pointsSpec(), probe)).toEqual([]);
  });
});

describe('probes while training', () => {
  const kernel = { kind: 'weights', id: 'w', nodeId: 'dense_1', perSecond: 20 } as const;

  /** A service of which each frame goes to `send`, and a small trained network that it is asked about. */
  async function openService(send: (event: Sent['event'], bytes: Uint8Array) => void) {
    const service = createProbeService({
      send: (event, bytes = new Uint8Array(0)) => send(event, bytes),
      isCongested: () => false,
      flush: () => Promise.resolve(),
    });
    const dir = await temporaryFolder();
    await trainHere(dir, pointsSpec(), { maxSteps: 2 });
    const { model } = await readRun(dir, 'last');
    const writer = createTextWriter(engine, model);
    const dataset = await load(pointsSpec());
    const serve = (step: number): Promise<void> => {
      const judge = () => Promise.resolve({ step, verdicts: undefined });
      const context = { model, writer, dataset, runId: 'r', step, seed: 1, judge };
      return service.serve(() => context, { step, judgedStep: undefined });
    };
    service.watch([kernel]);
    return { service, serve, model };
  }

  it('are answered with nothing older than what was acknowledged', async () => {
    const frames: Sent[] = [];
    const { service, serve, model } = await openService((event, bytes) => {
      frames.push({ event, bytes });
    });
    await serve(1);
    await serve(2);
    expect(frames).toHaveLength(1);
    service.seen('w');
    // The same step again would show nothing new.
    expect(service.isDue({ step: 1, judgedStep: undefined })).toBe(false);
    expect(only(frames, 'probe/weights').frame).toMatchObject({ nodeId: 'dense_1', shape: [2, 8] });
    model.dispose();
  });

  it('that fail are told as such, once, and end nothing', async () => {
    const events: Sent['event'][] = [];
    const { serve, model } = await openService((event) => {
      if (event.type === 'probe/weights') throw new Error('a frame of 70 MB is too long');
      events.push(event);
    });
    await serve(1);
    await serve(2);
    expect(events).toEqual([
      {
        ...{ type: 'probe/failed', probeId: 'w', runId: 'r', step: 1 },
        problem: { code: 'look-failed', details: { message: 'a frame of 70 MB is too long' } },
      },
    ]);
    model.dispose();
  });

  it('tell of a normalisation its scale, its shift and what it keeps', async () => {
    const probe = { ...kernel, nodeId: 'batchnormalization_1' };
    const [{ event, bytes } = { event: undefined, bytes: undefined }] = (
      await trainHere(await temporaryFolder(), pointsSpec(), { probes: [probe], maxSteps: 4 })
    ).events.filter((one) => one.event.type === 'probe/weights');
    if (event?.type !== 'probe/weights' || bytes === undefined) throw new Error('no answer');
    expect(event.vectors?.map(({ name, shape }) => [name, shape])).toEqual(
      ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) => [name, [8]]),
    );
    const numbers = new Float32Array(bytes.slice().buffer);
    const [gamma = 0] = numbers.subarray(event.vectors?.[0]?.offset);
    expect(gamma).not.toBe(0);
    expect(Math.abs(gamma - 1)).toBeLessThan(0.2);
  });

  it('leave no tensor behind', async () => {
    const probes: Probe[] = [
      kernel,
      { kind: 'surface', id: 's', resolution: 16, perSecond: 20 },
      { kind: 'predictions', id: 'p', count: 5, perSecond: 20 },
      { kind: 'activations', id: 'a', nodeIds: ['input_1', 'dense_2'], example: 3, perSecond: 20 },
    ];
    await trainHere(await temporaryFolder(), pointsSpec(), { maxSteps: 2 });
    const before = tf.memory().numTensors;
    const { events } = await trainHere(await temporaryFolder(), pointsSpec(), { probes });
    expect(tf.memory().numTensors).toBe(before);
    const kinds = new Set(events.map(({ event }) => event.type));
    for (const type of [
      'probe/weights',
      'probe/surface',
      'probe/predictions',
      'probe/activations',
    ]) {
      expect(kinds).toContain(type);
    }
  });
});
