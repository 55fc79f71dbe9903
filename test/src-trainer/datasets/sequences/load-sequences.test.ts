import { describe, expect, test } from 'vitest';

import { describeData } from '../../../../src-shared/datasets/describe-data.ts';
import { readSymbols } from '../../../../src-shared/datasets/sequences/read-symbols.ts';
import {
  initialSequences,
  sequenceTasks,
  type SequencesSource,
  type SequenceTask,
} from '../../../../src-shared/datasets/sequences/sequences-source.ts';
import { loadSequences } from '../../../../src-trainer/datasets/sequences/load-sequences.ts';

const few = (task: SequenceTask): SequencesSource => ({ ...initialSequences(task), count: 60 });
const all = (count: number) => Int32Array.from({ length: count }, (_, at) => at);

describe.each(sequenceTasks)('loading %s', (task) => {
  const source = few(task);
  const dataset = loadSequences(source, 0.25, 1);

  test('gives what the document says: shapes, task and symbols', () => {
    const described = describeData(source);
    expect(dataset).toMatchObject({
      inputShape: described?.inputShape,
      inputNumbers: described?.inputNumbers,
      task: described?.task,
    });
    expect(dataset.classes).toEqual(described?.classes);
    expect(dataset.symbols).toEqual(described?.symbols);
  });

  test('holds a quarter out, and numbers that the network knows', () => {
    expect([dataset.train.count, dataset.validation.count]).toEqual([45, 15]);
    const inputs = dataset.train.gatherInputs(all(45));
    const targets = dataset.train.gatherTargets(all(45));
    const perExample = dataset.inputShape.reduce((product, size) => product * size, 1);
    expect(inputs).toHaveLength(45 * perExample);
    expect(inputs.every(Number.isFinite)).toBe(true);
    if (dataset.inputNumbers === 'integer') {
      expect(Math.max(...inputs)).toBe((dataset.symbols?.length ?? 0) - 1);
    }
    const most = dataset.classes === undefined ? 1 : dataset.classes.length - 1;
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...targets)).toBeLessThanOrEqual(most);
  });

  test('keeps in memory the very numbers that it hands out', () => {
    const { resident } = dataset.validation;
    const indices = Int32Array.of(3, 0);
    const [place = -1] = resident?.placesOf(indices) ?? [];
    const { values = [], layout, divisor = 1 } = resident?.inputs ?? {};
    const length = layout?.kind === 'rows' ? layout.length : 0;
    const row = Array.from(values.slice(place * length, (place + 1) * length));
    const given = dataset.validation.gatherInputs(indices).subarray(0, length);
    expect(Array.from(given)).toEqual(row.map((value) => Math.fround(value / divisor)));
    expect(() => dataset.validation.gatherInputs(Int32Array.of(15))).toThrow(RangeError);
  });

  test('follows from the seed alone', () => {
    expect(loadSequences(source, 0.25, 1).hash).toBe(dataset.hash);
    expect(loadSequences(source, 0.25, 2).hash).not.toBe(dataset.hash);
  });
});

describe('what is loaded', () => {
  test('holds every movement out alike', () => {
    const { validation } = loadSequences(few('moving-dot'), 0.2, 1);
    const counts = [0, 0, 0, 0, 0, 0];
    for (const label of validation.gatherTargets(all(12))) counts[label] = (counts[label] ?? 0) + 1;
    expect(counts).toEqual([2, 2, 2, 2, 2, 2]);
  });

  test('reads as the sum and what it comes to', () => {
    const source = { ...few('addition'), task: 'addition', reversed: false } as SequencesSource;
    const { train, symbols = [], classes = [], inputShape } = loadSequences(source, 0, 1);
    const [steps = 0] = inputShape;
    const asked = train.gatherInputs(all(60));
    const answered = train.gatherTargets(all(60));
    const answerSteps = answered.length / 60;
    for (let row = 0; row < 60; row += 1) {
      const question = readSymbols(asked.subarray(row * steps, (row + 1) * steps), symbols);
      const [a = 0, b = 0] = question.split('+').map(Number);
      const answer = answered.subarray(row * answerSteps, (row + 1) * answerSteps);
      expect(readSymbols(answer, classes)).toBe(String(a + b));
      expect(answer).toContain(classes.indexOf('<end>'));
    }
  });

  test('has one place of ten for each digit of a number to be spelled', () => {
    const { train } = loadSequences(few('spelling'), 0, 1);
    const inputs = train.gatherInputs(all(1));
    for (const digit of [0, 1, 2]) {
      const places = inputs.subarray(10 * digit, 10 * digit + 10);
      expect(Array.from(places).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    }
  });
});
