import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { compareFinalLosses } from './compare-final-losses.ts';
import { enginesHere, openHere } from './engines-here.ts';

/** LeNet on the digits, for two epochs of Adam. */
function lenetSpec(seed: number): RunSpec {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const training = {
    ...document.training,
    optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
    schedule: 'constant',
    epochs: 2,
    seed,
  } as const;
  const compiled = compileRun({ ...document, training }, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

it.each(enginesHere)('LeNet ends where TensorFlow.js’ fit ends, on %s', async (id) => {
  const engine = await openHere(id);
  await compareFinalLosses(engine, lenetSpec, () => tf.train.adam(0.002, 0.9, 0.999, 1e-7));
  expect(engine.tf.getBackend()).toBe(id);
  engine.dispose();
});
