import { expect, it } from 'vitest';

import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { countStreams, layInStreams } from '../../../src-trainer/datasets/lay-in-streams.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadText } from '../../../src-trainer/datasets/load-text.ts';
import { points } from '../small-run.ts';

const window = 5;
/** A text in which every character says where it stands. */
const text = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
const loaded = (): Dataset => loadText(undefined, text, window, 0.1, 3);

/** The places in the text of the rows of each batch of an epoch: where they begin, and what they are asked for last. */
function batchesOf({ train }: Dataset, streams: number, epoch: number) {
  const examples = train.forEpoch(epoch);
  return Array.from({ length: examples.count / streams }, (_, batch) => {
    const indices = Int32Array.from({ length: streams }, (_, row) => batch * streams + row);
    const inputs = examples.gatherInputs(indices);
    const targets = examples.gatherTargets(indices);
    return Array.from({ length: streams }, (_, row) => ({
      first: inputs[row * window]!,
      last: targets[(row + 1) * window - 1]!,
    }));
  });
}

it.each([0, 1, 7])(
  'every row of a batch begins where the same row of the one before ended, in epoch %i',
  (epoch) => {
    const streams = 4;
    const dataset = layInStreams(loaded(), streams);
    const batches = batchesOf(dataset, streams, epoch);
    expect(batches.length).toBeGreaterThan(5);
    for (const [at, rows] of batches.slice(1).entries()) {
      expect(rows.map(({ first }) => first)).toEqual(batches[at]!.map(({ last }) => last));
    }
    // No character is in two streams, and what is left out at the end is less than a window for each.
    const firsts = batches.flat().map(({ first }) => first);
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(loaded().train.count - dataset.train.count).toBeLessThan(streams);
  },
);

it('streams have other beginnings in other epochs, and their places are those of their numbers', () => {
  const streams = 4;
  const dataset = layInStreams(loaded(), streams);
  const first = [0, 1, 2, 3, 4].map((epoch) => batchesOf(dataset, streams, epoch)[0]![0]!.first);
  expect(new Set(first).size).toBeGreaterThan(1);
  const { resident } = dataset.train.forEpoch(3);
  const indices = Int32Array.of(0, 1, streams, streams + 1);
  const gathered = dataset.train.forEpoch(3).gatherInputs(indices);
  expect([...resident!.placesOf(indices)].map((place) => resident!.inputs.values[place])).toEqual(
    [0, 1, 2, 3].map((row) => gathered[row * window]),
  );
});

it('with a limit the streams are of the first windows of the text', () => {
  const dataset = layInStreams(loaded(), 3, 12);
  expect(dataset.train.count).toBe(12);
  expect(dataset.text).toBeUndefined();
  const places = batchesOf(dataset, 3, 0).flat();
  expect(Math.max(...places.map(({ last }) => last))).toBeLessThan(13 * window + window);
});

it.each([
  // windows, asked, streams: as many as are asked for wherever that leaves out little
  [1000, 32, 32],
  [512, 32, 32],
  [280, 32, 32],
  // 32 would leave a third and a quarter of these out
  [95, 32, 31],
  [84, 32, 28],
  // too short for as many: each goes on at least once
  [64, 32, 32],
  [63, 32, 31],
  [27, 32, 13],
  [20, 32, 10],
  // two would leave one of five out
  [5, 32, 1],
  [4, 32, 2],
  [3, 32, 1],
  [2, 32, 1],
  [1, 32, 1],
  [1, 1, 1],
])('%i windows of which %i streams are asked for come in %i', (windows, asked, streams) => {
  expect(countStreams(windows, asked)).toBe(streams);
});

it('a short text is learned from nearly whole, in streams that are all of one length, whatever is asked for', () => {
  for (let windows = 1; windows < 400; windows += 1) {
    for (const asked of [1, 2, 7, 32, 1000]) {
      const streams = countStreams(windows, asked);
      expect(streams).toBeGreaterThanOrEqual(1);
      expect(streams).toBeLessThanOrEqual(asked);
      expect(Math.floor(windows / streams)).toBeGreaterThanOrEqual(Math.min(2, windows));
      expect(windows % streams).toBeLessThanOrEqual(windows / 10);
    }
  }
});

it('a text with too few windows for the batch comes in as many streams as fit, which go on from one another', () => {
  const short = loadText(undefined, text.slice(0, 5 * window), window, 0, 3);
  expect(short.train.count).toBe(4);
  const dataset = layInStreams(short, 32);
  expect(dataset).toMatchObject({ streams: 2, train: { count: 4 } });
  const [before, after] = batchesOf(dataset, 2, 1);
  expect(after!.map(({ first }) => first)).toEqual(before!.map(({ last }) => last));
});

it('a text of one window is one stream', () => {
  const dataset = layInStreams(loadText(undefined, text.slice(0, window + 1), window, 0, 3), 32);
  expect(dataset).toMatchObject({ streams: 1, train: { count: 1 } });
});

it('data that are no text come in no streams', async () => {
  const request = { data: points, resourcesFolder: '', seed: 1 };
  await expect(loadDataset({ ...request, streams: 8 })).rejects.toThrow('stateful-without-streams');
});
