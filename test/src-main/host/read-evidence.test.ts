import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { createFiles } from '../../../src-main/host/files.ts';
import { readEvidence } from '../../../src-main/host/read-evidence.ts';
import { specOf } from '../../src-shared/doctor/sound-evidence.ts';

it('the doctor reads what was changed while a run trained', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lienzo-evidence-'));
  const run = { spec: specOf(), stepMetrics: ['loss'], stepsPerEpoch: 10 };
  await writeFile(join(dir, 'run.json'), JSON.stringify(run));
  const before = run.spec.training.optimizer.learningRate;
  const record = { step: 2, changes: [{ setting: 'learningRate', before, value: 0.25 }] };
  await writeFile(join(dir, 'changes.jsonl'), `${JSON.stringify(record)}\n`);
  // Step, epoch and loss of three updates.
  await writeFile(join(dir, 'steps.bin'), Float64Array.of(1, 1, 0.5, 2, 1, 0.25, 3, 1, 0.125));
  const evidence = await readEvidence(createFiles(), dir);
  expect(evidence.changes).toEqual([record]);
  expect(evidence.spec.training.optimizer.learningRate).toBe(0.25);
  expect(evidence.step).toBe(3);
  expect([...(evidence.losses as Float64Array)]).toEqual([0.5, 0.25, 0.125]);
});
