import { describe, expect, it } from 'vitest';

import { fineFigure } from '../../../src-renderer/unrolled/fine-figure.ts';
import { gradientFate, sayFate } from '../../../src-renderer/unrolled/gradient-words.ts';
import { backLines, forwardLines } from '../../../src-renderer/unrolled/step-lines.ts';
import { answerTable, unitTable } from '../../../src-renderer/unrolled/step-rows.ts';
import { gradientParts, unitSums } from '../../../src-renderer/unrolled/step-sums.ts';
import {
  readBlanks,
  textOfExample,
  typedProblem,
  writeBlanks,
} from '../../../src-renderer/unrolled/typed-text.ts';
import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';
import { learnTokens, openTextCoder } from '../../../src-shared/tokens/text-coder.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { exampleUnrolled } from './example-unrolled.ts';

const unrolled = exampleUnrolled();
const place = {
  ...({ unrolled, step: 1, unit: 0, lossOf: 'last', classes: ['a', 'b'] } as const),
  language: 'en',
} as const;
const set = (lines: readonly string[]): string[] => lines.map((one) => readAloud(parseLatex(one)));

describe('the arithmetic of a step', () => {
  it('forward: every product, the sum, the state, the answer and the loss', () => {
    expect(set(forwardLines(place))).toEqual([
      'h_2 = tanh(W_hxx_2 + W_hhh_1 + b)',
      '(W_hxx_2)_1 = 0.5000 · 2.0000 = 1.0000',
      '(W_hhh_1)_1 = 0.2000 · 0.5371 + (−0.3000) · (−0.7616) = 0.3359',
      'h_2,1 = tanh(1.0000 + 0.3359 + 0.1000) = tanh(1.4359) = 0.8928',
      'z_2,b = (W_hyh_2 + b_y)_b = (−1.0000) · 0.8928 + 2.0000 · (−0.9528) + 0.0000 = −2.7984',
      'y_2,b = exp(z_2,b) / Σ_kexp(z_2,k) = 0.0386',
      'L_2 = −ln(y_2,b) = 3.2548',
    ]);
  });

  it('nothing stands before the first step', () => {
    const lines = set(forwardLines({ ...place, step: 0 }));
    expect(lines[2]).toContain('(W_hhh_0)_1 = 0');
    expect(lines[3]).toBe('h_1,1 = tanh(0.5000 + 0.0000 + 0.1000) = tanh(0.6000) = 0.5371');
  });

  it('no bias is added where the layer has none', () => {
    const write = (layer: 'SimpleRNN' | 'GRU' | 'LSTM', hasBias: boolean): string => {
      const names = { SimpleRNN: [], GRU: ['z', 'r', 'n'], LSTM: ['i', 'f', 'g', 'o'] }[layer];
      const gates = new Map(names.map((name) => [name, unrolled.outputs]));
      const weights = new Map([...unrolled.weights].filter(([name]) => hasBias || name !== 'bias'));
      const other = { ...unrolled, layer, hasBias, gates, weights, memories: unrolled.outputs };
      return set(forwardLines({ ...place, unrolled: { ...other, answer: undefined } })).join('\n');
    };
    for (const layer of ['SimpleRNN', 'GRU', 'LSTM'] as const) {
      expect(write(layer, true)).toContain('b');
      expect(write(layer, false)).not.toContain('b');
    }
  });

  it('back: what the answer asks for, what comes from the next step, and the sizes', () => {
    expect(gradientParts(unrolled, 1, 0, 'last')?.direct).toBeCloseTo(1.922822, 5);
    expect(gradientParts(unrolled, 1, 0, 'last')?.later).toBe(0);
    expect(gradientParts(unrolled, 0, 0, 'last')?.direct).toBe(0);
    expect(gradientParts(unrolled, 0, 0, 'last')?.later).toBeCloseTo(0.024847, 5);
    expect(gradientParts(unrolled, 0, 1, 'last')?.later).toBeCloseTo(-0.130332, 5);
    const [, own, size] = set(backLines({ ...place, step: 0 }));
    expect(own).toBe('∂L_2 / ∂h_1,1 = 0.0000 + 0.0248 = 0.0248');
    expect(size).toBe('|∂L_2 / ∂h_1| = 0.1327 = 0.0552 · |∂L_2 / ∂h_2|');
  });

  it('all lines are in the subset of LaTeX that can be set, of every kind of layer', () => {
    for (const layer of ['SimpleRNN', 'GRU', 'LSTM'] as const) {
      const names = { SimpleRNN: [], GRU: ['z', 'r', 'n'], LSTM: ['i', 'f', 'g', 'o'] }[layer];
      const gates = new Map(names.map((name) => [name, unrolled.outputs]));
      const other = { ...unrolled, layer, gates, memories: unrolled.outputs };
      const lines = [
        ...forwardLines({ ...place, unrolled: other }),
        ...backLines({ ...place, unrolled: other }),
      ];
      expect(set(lines)).toHaveLength(lines.length);
    }
  });
});

it('the tables have every number of the step', () => {
  const { heads, rows } = unitTable(unrolled, 1, unrolled.back?.last);
  expect(heads).toHaveLength(5);
  const [first = []] = rows.map(({ values }) => values);
  const wanted = [1, 0.335888, 0.1, 0.892809, 1.922822];
  expect(first).toHaveLength(wanted.length);
  for (const [at, value] of wanted.entries()) expect(first[at]).toBeCloseTo(value, 5);
  const answers = answerTable(unrolled, 1, ['a', 'b']);
  expect(answers?.rows.map(({ name, isMarked }) => [name, isMarked])).toEqual([
    ['a', false],
    ['b', true],
  ]);
  expect(answers?.rows[0]?.values[0]).toBeCloseTo(0.416413, 5);
  expect(answers?.rows[0]?.values[1]).toBeCloseTo(0.961411, 5);
  expect(unitSums({ ...unrolled, weights: new Map() }, 1, 0)).toBeUndefined();
});

describe('what becomes of a gradient', () => {
  const back = (ratio: number): number[] =>
    Array.from({ length: 31 }, (_, step) => ratio ** (30 - step));

  it('is told from its size 20 steps earlier', () => {
    expect(gradientFate(back(0.5), 30)).toMatchObject({ kind: 'vanishes', distance: 20 });
    expect(gradientFate(back(0.5), 30)?.ratio).toBeCloseTo(0.5 ** 20, 12);
    expect(gradientFate(back(1.5), 30)).toMatchObject({ kind: 'explodes', distance: 20 });
    expect(gradientFate(back(0.9), 30)).toMatchObject({ kind: 'keeps', distance: 20 });
    expect(gradientFate(back(0.5), 4)).toMatchObject({ kind: 'keeps', distance: 4 });
  });

  it('is nothing where there is no step before, or no gradient', () => {
    expect(gradientFate([1], 0)).toBeUndefined();
    expect(gradientFate([0, 0], 1)).toBeUndefined();
  });

  it.each(['en', 'es'] as const)('is one step away or several: %s', (language) => {
    const way = unrolled.back?.last;
    if (way === undefined) throw new Error('there is no way back');
    const words = messages(language).unrolled;
    const of = (isLeftwards: boolean, steps: number, lastLoss: number): string => {
      const sizes = { data: Float32Array.from({ length: steps }, () => 1), shape: [steps] };
      const other = { ...unrolled, steps, isLeftwards, lastLoss };
      return sayFate(other, { ...way, sizes }, 'last', words, language);
    };
    const one = language === 'en' ? 'one step ' : 'un paso ';
    expect([of(false, 2, 1), of(true, 2, 0)].every((text) => text.includes(one))).toBe(true);
    const two = language === 'en' ? '2 steps ' : '2 pasos ';
    expect([of(false, 3, 2), of(true, 3, 0)].every((text) => text.includes(two))).toBe(true);
    // Whether anything is clipped is said by a sentence of its own.
    expect(words.explodes).not.toMatch(/clip|recort/);
  });

  it.each(['en', 'es'] as const)('is said in a sentence: %s', (language) => {
    const way = unrolled.back?.last;
    if (way === undefined) throw new Error('there is no way back');
    const sentence = sayFate(unrolled, way, 'last', messages(language).unrolled, language);
    expect(sentence).toContain(language === 'en' ? '5.52e−2 times' : '5,52e−2 veces');
    expect(sentence).not.toContain('{');
  });
});

it('a gradient of any size has three figures', () => {
  const written = [0.1456, -0.003624, 1.5e-12, 0, 12.5, 3.2e7, Number.NaN];
  expect(written.map((value) => fineFigure(value, 'en'))).toEqual([
    ...['0.146', '−3.62e−3', '1.50e−12', '0.000', '12.500', '3.20e7', '?'],
  ]);
});

describe('a typed text', () => {
  const words = messages('en');

  it.each([
    ['words', ['<unk>', '.', 'the', 'cat', 'sat', '(', ')'], 'the cat (sat).'],
    ['characters', ['a', 'b', '\n'], 'ab\nba'],
    ['bytePairs', learnTokens('ñandú ñandú ñam', { unit: 'bytePairs', size: 300 }), 'ñandú ñ'],
  ] as const)(
    'stands there as the network reads it, and is read again as the same: %s',
    (...of) => {
      const [unit, vocabulary, text] = of;
      const { codes } = openTextCoder(vocabulary, unit).encode(text);
      const numbers = (values: ArrayLike<number>) => ({
        data: Float32Array.from(values),
        shape: [values.length],
      });
      const example = { ...exampleUnrolled(), tokens: numbers(codes.slice(0, -1)) };
      const answer = { ...example.answer!, targets: numbers(codes.slice(1)) };
      const shown = textOfExample({ ...example, answer }, vocabulary, unit);
      expect(shown).toBe(text);
      expect(openTextCoder(vocabulary, unit).encode(shown).codes).toEqual(codes);
    },
  );

  it('has its line ends written as signs, and back', () => {
    expect(readBlanks(writeBlanks('a\nb'))).toBe('a\nb');
    expect(writeBlanks('a\nb')).not.toContain('\n');
  });

  it('is refused with a sentence where a character is unknown or there is but one', () => {
    expect(typedProblem('ab', ['a', 'b'], words, 'en')).toBeUndefined();
    expect(typedProblem('', ['a', 'b'], words, 'en')).toBeUndefined();
    expect(typedProblem('axé', ['a', 'b'], words, 'en')).toContain('x é');
    expect(typedProblem('a', ['a', 'b'], words, 'en')).toBe(words.unrolled.tooShort);
  });
});
