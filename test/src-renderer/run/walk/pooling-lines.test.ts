import { describe, expect, test } from 'vitest';

import { backwardLines, forwardLines } from '../../../../src-renderer/run/walk/unit-lines.ts';
import type { WalkedStep } from '../../../../src-renderer/run/walk/walked-step.ts';
import { parseLatex, readAloud } from '../../../../src-shared/formulas/parse-latex.ts';
import type { LayerSpec } from '../../../../src-shared/spec/run-spec.ts';
import { handStep } from './hand-computed-step.ts';

const read = (lines: readonly string[]): string[] =>
  lines.map((line) => readAloud(parseLatex(line)));

/** A net of one pooling layer, with what goes in, what comes out, and the gradient by that. */
function pooled(
  type: LayerSpec['type'],
  config: LayerSpec['config'],
  given: { readonly shape: number[]; readonly data: readonly number[] },
  result: { readonly shape: number[]; readonly data: readonly number[] },
  gradient: readonly number[],
  unit = 0,
) {
  const numbers = ({ shape, data }: typeof given) => ({ shape, data: Float32Array.from(data) });
  const blank = handStep.nodes.get('input_1')!;
  const step: WalkedStep = {
    ...handStep,
    nodes: new Map([
      ['input_1', { ...blank, value: numbers(given), gradient: undefined }],
      [
        'pool_1',
        {
          ...blank,
          nodeId: 'pool_1',
          value: numbers(result),
          gradient: numbers({ shape: result.shape, data: gradient }),
        },
      ],
    ]),
  };
  const model = {
    inputs: [{ id: 'input_1', shape: given.shape, numbers: 'float' as const }],
    layers: [{ id: 'pool_1', type, config, from: ['input_1'], outputShape: result.shape }],
    outputs: [],
  };
  const place = { step, model, nodeId: 'pool_1', unit, language: 'en' as const };
  return { forward: read(forwardLines(place)), backward: read(backwardLines(place)) };
}

describe('max pooling', () => {
  // Two maps of 4 by 4; the second one is ten times the first.
  const first = [1, 2, 0, 0, 3, 0, 0, 1, 0, 0, 7, 5, 0, 0, 6, 0];
  const given = { shape: [4, 4, 2], data: first.flatMap((one) => [one, 10 * one]) };
  const config = { poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
  const result = { shape: [2, 2, 2], data: [3, 30, 1, 10, 0, 0, 7, 70] };

  test('names the number that won, and sends it the gradient alone', () => {
    const { forward, backward } = pooled(
      'MaxPooling2D',
      config,
      given,
      result,
      [1, 2, 3, 4, 5, 6, 7, 8],
      1,
    );
    expect(forward.slice(1)).toEqual([
      'h_2,2,2 = max(70.0000; 50.0000; 60.0000; 0.0000) = 70.0000',
      'h_2,2,2 = x_3,3,2',
    ]);
    expect(backward).toEqual([
      '∂L / ∂h_2,2,2 = 8.0000',
      '∂L / ∂x_3,3,2 = ∂L / ∂h_2,2,2 = 8.0000',
      '∂L / ∂x_3,4,2 = 0',
    ]);
  });

  test('shows the winner of a large window, and says where other windows add to it', () => {
    const wide = { poolSize: [3, 3], strides: [1, 1], padding: 'valid' };
    const out = { shape: [2, 2, 2], data: [7, 70, 7, 70, 7, 70, 7, 70] };
    const { forward, backward } = pooled(
      'MaxPooling2D',
      wide,
      given,
      out,
      [1, 0, 0, 0, 0, 0, 0, 0],
    );
    expect(forward.at(-2)).toBe('h_1,1,1 = max(1.0000; 2.0000; 0.0000; 7.0000; …) = 7.0000');
    expect(forward.at(-1)).toBe('h_1,1,1 = x_3,3,1');
    expect(backward[1]).toBe('∂L / ∂x_3,3,1 = ∂L / ∂h_1,1,1 + …');
  });

  test('leaves what lies in the padding out', () => {
    const same = { poolSize: [2, 2], strides: [2, 2], padding: 'same' };
    const small = { shape: [1, 3, 1], data: [1, 2, 9] };
    const out = { shape: [1, 2, 1], data: [2, 9] };
    const { forward } = pooled('MaxPooling2D', same, small, out, [1, 1]);
    expect(forward.slice(1)).toEqual(['h_1,2,1 = max(9.0000) = 9.0000', 'h_1,2,1 = x_1,3,1']);
  });

  test('along time names the step, over part of it or all', () => {
    const sequence = { shape: [4, 2], data: [1, 5, 2, 4, 8, 3, 6, 2] };
    const part = { poolSize: 2, strides: 2, padding: 'valid' };
    const out = { shape: [2, 2], data: [2, 5, 8, 3] };
    const { forward } = pooled('MaxPooling1D', part, sequence, out, [1, 1, 1, 1]);
    expect(forward.slice(1)).toEqual(['h_2,1 = max(8.0000; 6.0000) = 8.0000', 'h_2,1 = x_3,1']);
    const whole = pooled(
      'GlobalMaxPooling1D',
      {},
      sequence,
      { shape: [2], data: [8, 5] },
      [1, 2],
      1,
    );
    expect(whole.forward.slice(1)).toEqual([
      'h_2 = max(5.0000; 4.0000; 3.0000; 2.0000) = 5.0000',
      'h_2 = x_1,2',
    ]);
    expect(whole.backward[1]).toBe('∂L / ∂x_1,2 = ∂L / ∂h_2 = 2.0000');
  });
});

test('a mean is written as one, and shares its gradient out', () => {
  const given = { shape: [2, 2, 1], data: [1, 2, 3, -4] };
  const config = { poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
  const out = { shape: [1, 1, 1], data: [0.5] };
  const { forward, backward } = pooled('AveragePooling2D', config, given, out, [8]);
  expect(forward.at(-1)).toBe('h_1,1,1 = (1.0000 + 2.0000 + 3.0000 + (−4.0000)) / 4 = 0.5000');
  expect(backward).toEqual([
    '∂L / ∂h_1,1,1 = 8.0000',
    '∂L / ∂x_1,1,1 = ∂L / ∂h_1,1,1 / 4 = 2.0000',
  ]);
  const whole = pooled('GlobalAveragePooling2D', {}, given, { shape: [1], data: [0.5] }, [4]);
  expect(whole.backward[1]).toBe('∂L / ∂x_1,1,1 = ∂L / ∂h_1 / 4 = 1.0000');
});
