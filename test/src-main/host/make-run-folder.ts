import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

/** What Iris' network is trained with, and what a test wants otherwise. */
export function irisSpec(training: Partial<RunSpec['training']> = {}): RunSpec {
  const compiled = compileRun(buildTemplate('iris-mlp', 'Iris'), 'network');
  if (!compiled.ok) throw new Error('the template does not compile');
  return { ...compiled.spec, training: { ...compiled.spec.training, ...training } };
}

/**
 * A run folder as the trainer leaves it, without checkpoints; gives the run's folder. Its curve has `points` points,
 * all of them 0.
 */
export function makeRunFolder(
  root: string,
  runId: string,
  run: {
    readonly spec: RunSpec;
    readonly valLoss?: number;
    readonly startedAt?: number;
    readonly reason?: 'completed' | 'diverged';
    readonly points?: number;
  },
): string {
  const dir = join(root, runId);
  mkdirSync(dir, { recursive: true });
  const { spec, valLoss = 0.5, startedAt = 1000, reason = 'completed', points = 0 } = run;
  const file = {
    format: 1,
    runId,
    spec,
    programVersion: '0.0.0',
    engine: { id: 'wasm', device: 'CPU', version: '4' },
    data: { hash: 'ab12' },
    stepMetrics: ['loss', 'accuracy'],
    stepsPerEpoch: 8,
    parameterCount: 403,
    trainExamples: 120,
    startedAt,
  };
  writeFileSync(join(dir, 'run.json'), JSON.stringify(file));
  const finished = {
    type: 'run/finished',
    runId,
    reason,
    epochs: 2,
    steps: 16,
    loss: 0.25,
    accuracy: 0.9,
    valLoss,
    valAccuracy: 0.8,
    examplesPerSecond: 1000,
    seconds: 1,
    peakMemoryBytes: 1,
    engine: 'wasm',
    compiled: false,
  };
  writeFileSync(join(dir, 'finished.json'), JSON.stringify(finished));
  const row = (2 + file.stepMetrics.length) * Float64Array.BYTES_PER_ELEMENT;
  if (points > 0) writeFileSync(join(dir, 'steps.bin'), new Uint8Array(points * row));
  return dir;
}
