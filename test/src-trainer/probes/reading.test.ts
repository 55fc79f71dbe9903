import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';

import { helloCorpus } from '../../../src-shared/datasets/hello-corpus.ts';
import { probeFrameSchema, probeSchema, type Probe } from '../../../src-shared/protocol/probe.ts';
import { fitVocabulary } from '../../../src-shared/spec/fit-vocabulary.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadText } from '../../../src-trainer/datasets/load-text.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { probeCopies } from '../../../src-trainer/probes/copies.ts';
import type { ProbeAnswer } from '../../../src-trainer/probes/probe-context.ts';
import { probeReading } from '../../../src-trainer/probes/reading.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { helloSpec, pointsSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

const vocabulary = ['e', 'h', 'l', 'o'];
const load = (spec = helloSpec()) => loadDataset({ data: spec.data, resourcesFolder, seed: 1 });
type ReadingProbe = Extract<Probe, { kind: 'reading' }>;
const typed = (text: string, layerId?: string): ReadingProbe => ({
  kind: 'reading',
  id: 'r',
  of: { kind: 'typed', text },
  perSecond: 1,
  ...(layerId !== undefined && { layerId }),
});

async function read(
  probe: ReadingProbe,
  judge: (found: ReturnType<typeof framed>, model: Model) => void,
): Promise<void> {
  expect(probeSchema.parse(probe)).toEqual(probe);
  const model = buildModel(helloSpec().model, 3);
  const dataset = await load();
  const answer = await probeReading(probe, { model, dataset, runId: 'run', step: 5 });
  judge(framed(answer), model);
  model.dispose();
}

function framed(answer: ProbeAnswer | undefined) {
  const frame = probeFrameSchema.parse(answer?.frame);
  if (frame.type !== 'probe/reading') throw new Error(`no reading: ${frame.type}`);
  const numbers = new Float32Array(answer!.bytes.slice().buffer);
  const of = ({ shape, offset }: { shape: readonly number[]; offset: number }) =>
    numbers.subarray(offset, offset + shape.reduce((product, axis) => product * axis, 1));
  return { frame, of };
}

it('the probability of each character of a text is what the logits of those before it make of it', async () => {
  const text = 'hellohel';
  await read(typed(text, 'simplernn_1'), ({ frame, of }, model) => {
    const codes = Array.from(text, (character) => vocabulary.indexOf(character));
    // Every weight by hand: h_t = tanh(E[x] W + h U + b), softmax(h V + c).
    const weight = (name: string): number[][] =>
      model.weights.find((one) => one.name === name)!.variable.arraySync() as number[][];
    const vector = (name: string): number[] =>
      model.weights.find((one) => one.name === name)!.variable.arraySync() as number[];
    const times = (row: readonly number[], matrix: number[][]): number[] =>
      matrix[0]!.map((_, column) =>
        row.reduce((sum, factor, index) => sum + factor * matrix[index]![column]!, 0),
      );
    let state = Array.from({ length: 12 }, () => 0);
    const states: number[][] = [];
    const said = codes.map((code) => {
      const fromInput = times(
        weight('embedding_1/embeddings')[code]!,
        weight('simplernn_1/kernel'),
      );
      const fromState = times(state, weight('simplernn_1/recurrent_kernel'));
      const bias = vector('simplernn_1/bias');
      state = fromInput.map((sum, unit) => Math.tanh(sum + fromState[unit]! + bias[unit]!));
      states.push(state);
      const own = vector('dense_1/bias');
      const logits = times(state, weight('dense_1/kernel')).map((sum, i) => sum + own[i]!);
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
      return logits.map((logit) => Math.exp(logit) / total);
    });
    expect(frame).toMatchObject({ step: 5, runId: 'run', text, unknown: [], probeId: 'r' });
    expect(frame.layers).toEqual([{ id: 'simplernn_1', units: 12 }]);
    expect(frame.heldOut).toBeUndefined();
    const { probabilities, candidates, alphabet, states: sent } = frame.read!;
    const own = of(probabilities);
    expect(own).toHaveLength(8);
    expect(own[0]).toBeNaN();
    for (let place = 1; place < 8; place += 1) {
      expect(own[place]).toBeCloseTo(said[place - 1]![codes[place]!]!, 5);
    }
    expect(candidates.shape).toEqual([8, 4, 2]);
    const ranked = of(candidates);
    expect(ranked[0]).toBeNaN();
    const order = vocabulary.toSorted(
      (a, b) => said[6]![vocabulary.indexOf(b)]! - said[6]![vocabulary.indexOf(a)]!,
    );
    const last = Array.from({ length: 4 }, (_, rank) => alphabet[ranked[(7 * 4 + rank) * 2]!]);
    expect(last).toEqual(order);
    const shares = Array.from({ length: 4 }, (_, rank) => ranked[(7 * 4 + rank) * 2 + 1]!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(sent).toMatchObject({ layerId: 'simplernn_1', shape: [8, 12] });
    for (const [index, value] of of(sent!).entries()) {
      expect(value).toBeCloseTo(states[Math.floor(index / 12)]![index % 12]!, 5);
    }
  });
});

it('characters that the network never met are named, and nothing is read', async () => {
  await read(typed('hallo, hello!'), ({ frame }) => {
    expect(frame.unknown).toEqual(['a', ',', ' ', '!']);
    expect(frame.read).toBeUndefined();
    expect(frame.layers).toHaveLength(1);
  });
  await read(typed(''), ({ frame }) => {
    expect(frame.unknown).toEqual([]);
    expect(frame.read).toBeUndefined();
  });
});

it('a stretch of the held-out text begins where it is asked for, and ends with it', async () => {
  const heldOut = helloCorpus.slice(1600);
  const from = (start: number): ReadingProbe => ({
    ...typed(''),
    layerId: 'nobody',
    of: { kind: 'held-out', start, length: 33 },
  });
  await read(from(7), ({ frame, of }) => {
    expect(frame.heldOut).toEqual({ start: 7, length: 400 });
    expect(frame.text).toBe(heldOut.slice(7, 40));
    expect(of(frame.read!.probabilities)).toHaveLength(33);
    expect(frame.read!.states).toBeUndefined();
  });
  await read(from(10_000), ({ frame }) => {
    expect(frame.heldOut).toEqual({ start: 367, length: 400 });
    expect(frame.text).toBe(heldOut.slice(-33));
  });
});

it('a text of several pieces and a network without characters leave nothing behind', async () => {
  const before = tf.memory().numTensors;
  await read(typed('hello'.repeat(60), 'simplernn_1'), ({ frame, of }) => {
    expect(of(frame.read!.states!)).toHaveLength(300 * 12);
  });
  const spec = pointsSpec();
  const model = buildModel(spec.model, 1);
  const context = { model, dataset: await load(spec), runId: undefined, step: 0 };
  expect(await probeReading(typed('hello'), context)).toBeUndefined();
  expect(
    probeCopies({ kind: 'copies', id: 'c', text: 'h', least: 1, perSecond: 1 }, context),
  ).toBeUndefined();
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('copies are stretches of the training text, told with their surroundings there', async () => {
  const probe = { kind: 'copies', id: 'c', text: 'elolohell?hel', least: 4, perSecond: 1 } as const;
  expect(probeSchema.parse(probe)).toEqual(probe);
  const answer = probeCopies(probe, { dataset: await load(), runId: 'run', step: 2 });
  const frame = probeFrameSchema.parse(answer?.frame);
  if (frame.type !== 'probe/copies') throw new Error('no copies');
  expect(frame).toMatchObject({ text: probe.text, least: 4, corpusLength: 1600, longest: 6 });
  // Held out are the last 400 characters, of which the first 13 stand in the first 1,600.
  expect(frame.longestHeldOut).toBe(13);
  expect(frame.stretches).toHaveLength(1);
  const [{ start, length, place, before, after }] = frame.stretches as [
    (typeof frame.stretches)[number],
  ];
  expect(probe.text.slice(start, start + length)).toBe('lohell');
  const training = helloCorpus.slice(0, 1600);
  expect(training.slice(place, place + length)).toBe('lohell');
  expect(training.slice(Math.max(0, place - 40), place)).toBe(before);
  expect(training.slice(place + length, place + length + 40)).toBe(after);
});

it.each([0.5, 0])(
  'words of a file are shown with what stands between them there, %d held out',
  async (share) => {
    const line = 'un sol — un  sol (de otoño) — y basta\n';
    const dataset = loadText(undefined, line.repeat(4), 2, share, 1, { unit: 'words', size: 50 });
    const model = buildModel(fitVocabulary(helloSpec().model, dataset.vocabulary!.length), 3);
    const of = { kind: 'held-out', start: 13, length: 13 } as const;
    const answer = await probeReading(
      { kind: 'reading', id: 'r', of, perSecond: 1 },
      { model, dataset, runId: 'run', step: 5 },
    );
    const { tokens } = framed(answer).frame;
    expect(tokens?.written?.join('')).toBe(line);
    expect(tokens?.pieces.join('')).toContain('sol—un sol');
    model.dispose();
  },
);
