import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';

import type { Probe, ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadStage } from '../../../src-trainer/checkpoints/stage-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { createKeptParts, type KeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { previewModel } from '../../../src-trainer/requests/preview-model.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, pointsSpec } from '../small-run.ts';

type Sent = { readonly frame: ProbeFrame; readonly bytes: Uint8Array };

let engine: Engine;
beforeAll(async () => {
  engine = await openWasm();
});

async function ask(
  kept: KeptParts,
  spec: RunSpec,
  probes: readonly Probe[],
  at: { readonly dir?: string; readonly step?: number } = {},
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const sender = {
    send: (frame: unknown, bytes: Uint8Array = new Uint8Array(0)) =>
      void sent.push({ frame: frame as ProbeFrame, bytes: bytes.slice() }),
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const request = { type: 'preview' as const, requestId: 1, spec, probes: [...probes], ...at };
  await previewModel(request, { engine, resourcesFolder, sender, kept });
  return sent;
}

const numbers = ({ bytes }: Sent): Float32Array => new Float32Array(bytes.slice().buffer);
const kernelProbe: Probe = { kind: 'weights', id: 'weights', nodeId: 'dense_1', perSecond: 1 };
const surfaceProbe: Probe = { kind: 'surface', id: 'surface', resolution: 8, perSecond: 1 };
const walkProbe: Probe = { kind: 'walk', id: 'walk', example: 0, perSecond: 1 };

it('shows the weights and the surface of the stage that is asked for, of several at once each its own', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec({ epochs: 3 });
  await trainHere(dir, spec);
  const kept = createKeptParts();
  const steps = [0, 30, 5, 0];
  const probes = [kernelProbe, surfaceProbe];
  const answers = await Promise.all(steps.map((step) => ask(kept, spec, probes, { dir, step })));
  for (const [at, [weights, surface]] of answers.entries()) {
    const step = steps[at] ?? -1;
    expect(weights?.frame).toMatchObject({ type: 'probe/weights', step, runId: 'run-1' });
    const stored = (await loadStage(dir, step)).find(({ name }) => name.endsWith('dense_1/kernel'));
    expect(numbers(weights!)).toEqual(stored?.values);
    expect(surface?.frame).toMatchObject({ type: 'probe/surface', step });
  }
  const surfaces = answers.map(([, surface]) => numbers(surface!));
  expect(surfaces[0]).toEqual(surfaces[3]);
  expect(surfaces[0]).not.toEqual(surfaces[1]);

  // The first stage is the network that has not been trained, and the last one the newest checkpoint.
  const [untrained] = await ask(kept, spec, [surfaceProbe]);
  expect(numbers(untrained!)).toEqual(surfaces[0]);
  const [newest] = await ask(kept, spec, [surfaceProbe], { dir });
  expect(numbers(newest!)).toEqual(surfaces[1]);
  kept.dispose();
});

it('lets a character model write at a stage what it writes from the same prime and numbers', async () => {
  const dir = await temporaryFolder();
  const spec = helloSpec({ epochs: 8 });
  await trainHere(dir, spec);
  const probe = { kind: 'sample', id: 'sample', prime: 'h', length: 60, temperature: 0.5 } as const;
  const kept = createKeptParts();
  const write = async (step?: number): Promise<string> => {
    const at = { dir, ...(step !== undefined && { step }) };
    const [sample] = await ask(kept, spec, [{ ...probe, perSecond: 1 }], at);
    if (sample?.frame.type !== 'probe/sample') throw new Error('it wrote nothing');
    return sample.frame.text;
  };
  const last = await write();
  const first = await write(0);
  expect(await write(1)).not.toBe(last);
  expect(await write(0)).toBe(first);
  expect(await write()).toBe(last);
  kept.dispose();
});

it('answers no walk at a stage, which has no memory of its optimizer, and refuses a stage that is not kept', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec();
  await trainHere(dir, spec, { maxSteps: 10 });
  const kept = createKeptParts();
  expect(await ask(kept, spec, [walkProbe], { dir, step: 5 })).toEqual([]);
  expect(await ask(kept, spec, [walkProbe], { dir })).toHaveLength(1);
  const refused = problemOf(ask(kept, spec, [kernelProbe], { dir, step: 4 }));
  expect(await refused).toEqual({ code: 'stage-missing', details: { step: 4 } });
  // One that was refused does not keep the next from its turn.
  expect(await ask(kept, spec, [kernelProbe], { dir, step: 5 })).toHaveLength(1);
  kept.dispose();
});

it('keeps one network and gives its tensors back with it', async () => {
  const dir = await temporaryFolder();
  const spec = pointsSpec();
  await trainHere(dir, spec, { maxSteps: 5 });
  const before = tf.memory().numTensors;
  const kept = createKeptParts();
  await ask(kept, spec, [surfaceProbe], { dir, step: 0 });
  const one = tf.memory().numTensors;
  for (const step of [1, 2, 5]) await ask(kept, spec, [surfaceProbe], { dir, step });
  await ask(kept, spec, [surfaceProbe], { dir });
  await ask(kept, spec, [surfaceProbe]);
  expect(tf.memory().numTensors).toBe(one);
  kept.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
