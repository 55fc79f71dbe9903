import fc from 'fast-check';
import { expect, test } from 'vitest';

import { windowArithmetic } from '../../../src-renderer/inspector/window-arithmetic.ts';
import { isFinding } from '../../../src-shared/graph/diagnostic.ts';
import { layerOf } from '../../../src-shared/layers/index.ts';

const conv = layerOf('Conv2D');
const pool = layerOf('MaxPooling2D');

test('a window of 5 leaves 24 of 28', () => {
  const config = { ...conv.initialConfig, kernelSize: [5, 5] };
  expect(windowArithmetic(config, [28, 28, 1], [24, 24, 6])).toEqual([
    { axis: 'side', text: '28 − 5 + 1 = 24' },
  ]);
});

test('a stride divides, with brackets where a rest is dropped', () => {
  expect(windowArithmetic(pool.initialConfig, [28, 28, 6], [14, 14, 6])[0]?.text).toBe(
    '(28 − 2) / 2 + 1 = 14',
  );
  expect(windowArithmetic(pool.initialConfig, [5, 5, 6], [2, 2, 6])[0]?.text).toBe(
    '⌊(5 − 2) / 2⌋ + 1 = 2',
  );
});

test('padding gives back what the window takes', () => {
  const config = { ...conv.initialConfig, kernelSize: [5, 5], padding: 'same' };
  expect(windowArithmetic(config, [28, 28, 1], [28, 28, 6])[0]?.text).toBe('28 + 4 − 5 + 1 = 28');
  const halved = { ...config, strides: [2, 2] };
  expect(windowArithmetic(halved, [28, 28, 1], [14, 14, 6])[0]?.text).toBe('28 / 2 = 14');
  expect(windowArithmetic(halved, [27, 27, 1], [14, 14, 6])[0]?.text).toBe('⌈27 / 2⌉ = 14');
});

test('height and width stand apart where they differ', () => {
  const config = { ...conv.initialConfig, kernelSize: [3, 5] };
  expect(windowArithmetic(config, [28, 28, 1], [26, 24, 8]).map(({ axis }) => axis)).toEqual([
    'height',
    'width',
  ]);
});

test('layers without a window have no such arithmetic', () => {
  expect(windowArithmetic(layerOf('Dense').initialConfig, [784], [32])).toEqual([]);
  expect(windowArithmetic(layerOf('Dropout').initialConfig, [28, 28, 1], [28, 28, 1])).toEqual([]);
});

test('the arithmetic comes to what the layer gives, for every window', () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      fc.integer({ min: 12, max: 64 }),
      side,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('valid', 'same'),
      (size, window, stride, padding) => {
        const config = {
          ...conv.initialConfig,
          kernelSize: [window, window],
          strides: [stride, stride],
          padding,
        };
        const shape = conv.outputShape(config, [{ shape: [size, size, 1], numbers: 'float' }]);
        if (isFinding(shape)) throw new Error('the window fits');
        const text = windowArithmetic(config, [size, size, 1], shape)[0]?.text ?? '';
        const [left = '', right = ''] = text.split(' = ');
        expect(calculate(left)).toBe(Number(right));
        expect(Number(right)).toBe(shape[0]);
      },
    ),
  );
});

/** Calculates a side as it is written, reading the figures back from the text. */
function calculate(text: string): number {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [a = 0, b = 1, c = 0] = numbers;
  if (text.startsWith('⌈')) return Math.ceil(a / b);
  if (text.includes('/') && !text.includes('−')) return a / b;
  if (text.startsWith('⌊')) return Math.floor((a - b) / c) + 1;
  if (text.startsWith('(')) return (a - b) / c + 1;
  return text.includes(' + ') && numbers.length === 4 ? a + b - c + 1 : a - b + 1;
}

test('a window along time has steps for its one axis', () => {
  const along = layerOf('Conv1D').initialConfig;
  expect(windowArithmetic(along, [40, 16], [38, 32])).toEqual([
    { axis: 'steps', text: '40 − 3 + 1 = 38' },
  ]);
});
