import { expect, it } from 'vitest';

import { layInStreams } from '../../../src-trainer/datasets/lay-in-streams.ts';
import { loadText } from '../../../src-trainer/datasets/load-text.ts';
import { createEpochOrder } from '../../../src-trainer/training/epoch-order.ts';
import { turnStreams } from '../../../src-trainer/training/turn-streams.ts';

const streams = 4;
const length = 20;
const count = streams * length;

/** The windows of each row of an epoch's batches, by their place in its stream. */
function rowsOf(order: Int32Array): readonly (readonly number[])[] {
  return Array.from({ length: streams }, (_, row) =>
    Array.from(order)
      .filter((_window, at) => at % streams === row)
      .map((window) => {
        expect(window % streams).toBe(row);
        return Math.floor(window / streams);
      }),
  );
}

it('every stream keeps to its row and is seen once, each window behind its own but for one place', () => {
  for (const epoch of [0, 1, 5]) {
    for (const row of rowsOf(turnStreams({ count, streams }, 3, epoch))) {
      expect(row.toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, at) => at));
      const joins = row.slice(1).filter((window, at) => window !== row[at]! + 1);
      expect(joins).toEqual(row[0] === 0 ? [] : [0]);
    }
  }
});

it('the streams begin at places of their own, at others in every epoch and with every seed', () => {
  const beginnings = (seed: number, epoch: number) =>
    rowsOf(turnStreams({ count, streams }, seed, epoch)).map(([first]) => first);
  expect(new Set(beginnings(3, 0)).size).toBeGreaterThan(1);
  expect(beginnings(3, 1)).not.toEqual(beginnings(3, 0));
  expect(beginnings(4, 0)).not.toEqual(beginnings(3, 0));
  expect(beginnings(3, 0)).toEqual(beginnings(3, 0));
});

it('streams of fewer than 16 windows are taken from their beginning', () => {
  const order = turnStreams({ count: 15 * streams, streams }, 3, 1);
  expect([...order]).toEqual(Array.from({ length: 15 * streams }, (_, at) => at));
});

it('an epoch turns the streams of a text where it is to shuffle, else takes them as they lie', () => {
  const text = 'abcdefgh'.repeat(50);
  const dataset = layInStreams(loadText(undefined, text, 4, 0, 1), streams);
  const settings = { seed: 1, balanceClasses: false };
  const { train } = dataset;
  const inOrder = Array.from({ length: train.count }, (_, at) => at);
  expect([...createEpochOrder(dataset, { ...settings, shuffle: false })(2)]).toEqual(inOrder);
  const turned = createEpochOrder(dataset, { ...settings, shuffle: true })(2);
  expect(turned).toEqual(turnStreams({ count: train.count, streams }, 1, 2));
  expect([...turned]).not.toEqual(inOrder);
});
