import { expect, test } from 'vitest';

import type { RunSummary } from '../../../src-shared/protocol/run-summary.ts';
import { csvCell } from '../../../src-shared/runs/csv-cell.ts';
import { runsTableCsv } from '../../../src-shared/runs/runs-table-csv.ts';
import { sweepCsv } from '../../../src-shared/runs/sweep-csv.ts';
import { sweepPoints } from '../../../src-shared/runs/sweep-result.ts';

test('a cell that holds commas, quotes or ends of lines is quoted, and what is no number is empty', () => {
  expect([1.5, true, 'plain', Number.NaN, null, undefined].map(csvCell)).toEqual([
    '1.5',
    'true',
    'plain',
    '',
    '',
    '',
  ]);
  expect(csvCell('a, "b"\nc')).toBe('"a, ""b""\nc"');
});

const summary: RunSummary = {
  runId: 'run-1',
  projectId: 'project-1',
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  state: 'completed',
  step: 200,
  epochs: 2,
  engine: 'wasm',
  seed: 7,
  loss: 0.25,
  valLoss: null,
  settings: { 'training.batchSize': 32, 'model.conv_1.kernelSize': [3, 3] },
  environment: { programVersion: '1.0.0', engineVersion: '4', device: 'CPU', dataHash: 'abc' },
  name: 'First, with a comma',
  resumable: true,
};

test('a table of runs has a row for each, with the settings that are asked for', () => {
  const paths = ['training.batchSize', 'model.conv_1.kernelSize'];
  const [head = '', row = '', ...more] = runsTableCsv([summary], paths, (run) => run.name ?? '')
    .trimEnd()
    .split('\n');
  expect(more).toEqual([]);
  expect(head).toBe(
    'run,name,started,state,training.batchSize,model.conv_1.kernelSize,seed,epochs,steps,loss,accuracy,val_loss,val_accuracy,train_loss,train_accuracy,parameters,train_examples,engine,device,program_version,data_hash,notes',
  );
  expect(row).toBe(
    'run-1,"First, with a comma",2026-01-02T03:04:05.000Z,completed,32,3x3,7,2,200,0.25,,,,,,,,wasm,CPU,1.0.0,abc,',
  );
});

test('the points of a sweep have a row each, with least and most over the seeds', () => {
  const run = (seed: number) => ({
    ...summary,
    runId: `run-${seed}`,
    values: ['a, b'],
    loss: seed,
    valLoss: 2 * seed,
  });
  const [head = '', row = ''] = sweepCsv(sweepPoints([run(1), run(3)]), ['data.source']).split(
    '\n',
  );
  const cells = Object.fromEntries(
    head.split(',').map((name, at) => [name, row.replace('"a, b"', 'text').split(',')[at]]),
  );
  expect(row.startsWith('"a, b",')).toBe(true);
  expect(cells).toMatchObject({ done: '2', lossIn: '2', lossIn_low: '1', lossOut_high: '6' });
});
