import { describe, expect, it } from 'vitest';

import {
  answerAt,
  lastStep,
  rowOf,
  stepAfter,
  turnTo,
  type BothSides,
  type Side,
  type Unrolled,
} from '../../../src-renderer/unrolled/decode-unrolled.ts';
import { layoutColumns } from '../../../src-renderer/unrolled/column-layout.ts';
import { rowGoesRight } from '../../../src-renderer/unrolled/column-picture.ts';
import { sayFate } from '../../../src-renderer/unrolled/gradient-words.ts';
import { shownStates, wayBackOf } from '../../../src-renderer/unrolled/shown-states.ts';
import { backLines, forwardLines } from '../../../src-renderer/unrolled/step-lines.ts';
import { unitTable } from '../../../src-renderer/unrolled/step-rows.ts';
import { answerSums, gradientParts, unitSums } from '../../../src-renderer/unrolled/step-sums.ts';
import type { Numbers } from '../../../src-renderer/run/decode-frame.ts';
import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';
import { mergeModes, type MergeMode } from '../../../src-shared/layers/layer-library.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { exampleUnrolled } from './example-unrolled.ts';

const single = exampleUnrolled();

/** The last step first. */
function turned({ data, shape }: Numbers): Numbers {
  const size = data.length / shape[0]!;
  const rows = Array.from({ length: shape[0]! }, (_, row) => [
    ...data.slice(row * size, (row + 1) * size),
  ]);
  return { data: Float32Array.from(rows.toReversed().flat()), shape };
}

/**
 * The hand's example as a recurrence from the right to the left: what stood at step 1 stands at step 2. Beside it the
 * one from the left to the right with states of its own.
 */
function exampleBoth(mode: MergeMode): Unrolled {
  const { outputs, memories, gates, weights, back } = single;
  const last = back!.last!;
  const leftwards: Side = {
    ...{ memories, gates, weights },
    outputs: turned(outputs),
    lastLoss: 0,
    back: {
      all: back!.all,
      last: { ...last, sizes: turned(last.sizes), byOutputs: turned(last.byOutputs!) },
    },
  };
  const rightwards: Side = {
    ...{ memories, gates, weights, back, lastLoss: 1 },
    outputs: { data: Float32Array.of(0.5, -0.25, 0.75, 0.125), shape: [2, 2] },
  };
  const [there, away] = [rightwards.outputs.data, leftwards.outputs.data];
  const results =
    mode === 'concat'
      ? [0, 1].flatMap((step) => [
          ...there.slice(2 * step, 2 * step + 2),
          ...away.slice(2 * step, 2 * step + 2),
        ])
      : [...there].map((value, at) => value + away[at]!);
  const both: BothSides = {
    ...{ rightwards, leftwards, mode },
    results: { data: Float32Array.from(results), shape: [2, mode === 'concat' ? 4 : 2] },
  };
  return { ...single, ...rightwards, both, inputs: turned(single.inputs) };
}

const place = (unrolled: Unrolled, step: number) =>
  ({
    ...{ unrolled, step, unit: 0 },
    ...({ lossOf: 'last', classes: ['a', 'b'], language: 'en' } as const),
  }) as const;
const set = (lines: readonly string[]): string[] => lines.map((one) => readAloud(parseLatex(one)));

describe('a layer that reads both ways', () => {
  const unrolled = exampleBoth('concat');
  const left = turnTo(unrolled, true);

  it('is turned to either side, whose steps follow each other its own way', () => {
    expect(left.isLeftwards).toBe(true);
    expect(left.outputs).toBe(unrolled.both?.leftwards.outputs);
    expect(turnTo(left, false).outputs).toBe(unrolled.both?.rightwards.outputs);
    expect(turnTo(single, true)).toBe(single);
    expect([stepAfter(left, 1, 1), stepAfter(left, 0, 1), stepAfter(left, 1, -1)]).toEqual([
      0,
      undefined,
      undefined,
    ]);
    const once = { ...left, answer: { ...left.answer!, isEach: false } };
    expect([answerAt(once, 0), answerAt(once, 1)]).toEqual([0, undefined]);
  });

  it('adds up from the right to the left what the other way round stands at the other step', () => {
    for (const [step, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      expect(unitSums(left, step, 0)).toEqual(unitSums(single, other, 0));
      const later = gradientParts(left, step, 0, 'last')?.later;
      expect(later).toBe(gradientParts(single, other, 0, 'last')?.later);
    }
    expect(set(forwardLines(place(left, 0))).slice(0, 4)).toEqual([
      'h_1^← = tanh(W_hxx_1 + W_hhh_2^← + b)',
      '(W_hxx_1)_1 = 0.5000 · 2.0000 = 1.0000',
      '(W_hhh_2^←)_1 = 0.2000 · 0.5371 + (−0.3000) · (−0.7616) = 0.3359',
      'h_1,1^← = tanh(1.0000 + 0.3359 + 0.1000) = tanh(1.4359) = 0.8928',
    ]);
  });

  it('is looked at from the last step that is taken, not from padding', () => {
    const taken = { data: Float32Array.of(1, 1, 0), shape: [3] };
    expect([lastStep({ steps: 3, taken }, true), lastStep({ steps: 3, taken }, false)]).toEqual([
      1, 0,
    ]);
    const none = { steps: 3, taken: undefined };
    expect([lastStep(none, true), lastStep(none, false)]).toEqual([2, 0]);
  });

  it('says how both become one, and what is said of that', () => {
    expect(set(forwardLines(place(left, 0)))[4]).toBe('h_1 = [h_1^→;\u2009h_1^←]');
    const added = turnTo(exampleBoth('sum'), true);
    expect(set(forwardLines(place(added, 0)))[4]).toBe(
      'h_1,1 = h_1,1^→ + h_1,1^← = 0.5000 + 0.8928 = 1.3928',
    );
    // W_hy = (1 −1 / 0.5 2): z_1 of the first class is 1 · (0.5 + 0.892809) + 0.5 · (−0.25 − 0.952792).
    expect(answerSums(added, 0, 0)?.sum).toBeCloseTo(1.392809 - 0.5 * 1.202792, 5);
  });

  it('shows both rows, one on its way to the right and one to the left', () => {
    const states = shownStates(left, 'forward', 'last');
    expect(states.state).toBe(unrolled.both?.rightwards.outputs);
    expect(states.leftwards).toBe(unrolled.both?.leftwards.outputs);
    const gradients = shownStates(left, 'back', 'last');
    expect(gradients.leftwards).toBe(wayBackOf(left, 'last')?.byOutputs);
    const picture = { unrolled, way: 'forward', goesRight: false } as const;
    expect(rowGoesRight(picture, 'state')).toBe(true);
    expect(rowGoesRight(picture, 'leftwards')).toBe(false);
    expect(rowGoesRight({ ...picture, way: 'back' }, 'leftwards')).toBe(true);
    expect(rowGoesRight(picture, 'input')).toBe(false);
    const room = { width: 600, height: 222 };
    const { rows } = layoutColumns(unrolled, 'columns', room, false);
    expect(rows.leftwards!.top).toBeGreaterThan(rows.state!.top + rows.state!.height);
    expect(rows.result).toBeUndefined();
    const withSum = layoutColumns(exampleBoth('sum'), 'columns', room, false).rows;
    expect(withSum.result!.top).toBeLessThan(withSum.state!.top);
  });

  it.each(mergeModes)('has lines that can be set, both ways and back: %s', (mode) => {
    for (const isLeftwards of [false, true]) {
      const side = turnTo(exampleBoth(mode), isLeftwards);
      for (const step of [0, 1]) {
        const lines = [...forwardLines(place(side, step)), ...backLines(place(side, step))];
        expect(set(lines)).toHaveLength(lines.length);
      }
      expect(unitTable(side, 0, undefined).heads.every((head) => parseLatex(head).length > 0)).toBe(
        true,
      );
    }
  });

  it('tells what becomes of a gradient on its way to later steps', () => {
    const way = wayBackOf(left, 'last')!;
    const sentence = sayFate(left, way, 'last', messages('en').unrolled, 'en');
    expect(sentence).toContain('The gradient of the first loss by h← is 5.52e−2 times');
    expect(sentence).toContain('one step later');
  });

  it('gives each side its part of the gradient by both together', () => {
    // Of the sum both get all of it, of the mean half.
    const whole = gradientParts(turnTo(exampleBoth('sum'), true), 0, 0, 'last')!.direct;
    const half = gradientParts(turnTo(exampleBoth('ave'), true), 0, 0, 'last')!.direct;
    expect(half).toBeCloseTo(whole / 2, 12);
    const product = gradientParts(turnTo(exampleBoth('mul'), true), 0, 0, 'last')!.direct;
    expect(product).toBeCloseTo(whole * rowOf(exampleBoth('mul').outputs, 0)[0]!, 12);
  });
});
