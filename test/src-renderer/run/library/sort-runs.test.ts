import { expect, test } from 'vitest';

import { sortRuns } from '../../../../src-renderer/run/library/sort-runs.ts';
import { summary } from '../example-run.ts';

const runs = [
  { ...summary, runId: 'a', startedAt: 1, valLoss: 0.3, settings: { 'training.batchSize': 8 } },
  { ...summary, runId: 'b', startedAt: 2, valLoss: null, settings: { 'training.batchSize': 64 } },
  { ...summary, runId: 'c', startedAt: 3, valLoss: 0.1, settings: {}, isPinned: true },
  { ...summary, runId: 'd', startedAt: 4, valLoss: 0.2, settings: { 'training.batchSize': 16 } },
];
const ids = (column: string, isDescending: boolean): string =>
  sortRuns(runs, { column, isDescending })
    .map(({ runId }) => runId)
    .join('');

test('pinned runs come first, then the order asked for, and what has no value last', () => {
  expect(ids('startedAt', true)).toBe('cdba');
  expect(ids('valLoss', false)).toBe('cdab');
  expect(ids('valLoss', true)).toBe('cadb');
});

test('a setting sorts by its number', () => {
  expect(ids('training.batchSize', false)).toBe('cadb');
  expect(ids('training.batchSize', true)).toBe('cbda');
});
