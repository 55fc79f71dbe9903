import { expect, test } from 'vitest';

import { applyQueueChange, diffQueues } from '../../../src-shared/protocol/queue-change.ts';
import type { QueueEntry, QueueState } from '../../../src-shared/protocol/queue.ts';

const entry = (entryId: string): QueueEntry => ({ entryId, projectId: 'p', settings: {} });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(entry) as [
  QueueEntry,
  QueueEntry,
  QueueEntry,
  QueueEntry,
];
const begun = { ...a, runId: 'run-a' };
const failures = [{ ...b, problem: { code: 'x', details: {} } }];
const held = { code: 'queue-kept', details: { count: 1 } };
const before: QueueState = { entries: [a, b, c], failures: [] };

test.each<[string, Partial<QueueState>, object]>([
  ['nothing', {}, { entries: [], gone: [] }],
  ['one begun', { entries: [begun, b, c] }, { entries: [begun], gone: [] }],
  ['one gone and one new', { entries: [b, c, d] }, { entries: [d], gone: ['a'] }],
  ['one moved', { entries: [a, c, b] }, { entries: [], gone: [], order: ['a', 'c', 'b'] }],
  ['one failed', { entries: [a, c], failures }, { entries: [], gone: ['b'], failures }],
  ['held', { held }, { entries: [], gone: [], held }],
  ['all gone', { entries: [] }, { entries: [], gone: ['a', 'b', 'c'] }],
])('a change tells what is other and leads to the state behind it: %s', (_, other, told) => {
  const after = { ...before, ...other };
  expect(diffQueues(before, after)).toEqual(told);
  expect(applyQueueChange(before, diffQueues(before, after))).toEqual(after);
});

test('what holds a queue no more is not told any more', () => {
  const after = { entries: [a], failures };
  const change = diffQueues({ ...after, held }, after);
  expect(applyQueueChange({ ...after, held }, change)).toEqual(after);
});
