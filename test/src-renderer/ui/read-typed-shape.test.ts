import { expect, test } from 'vitest';

import { readTypedShape } from '../../../src-renderer/ui/read-typed-shape.ts';

test.each([
  ['28×28×1', [28, 28, 1]],
  ['28x28x1', [28, 28, 1]],
  ['28 * 28 * 1', [28, 28, 1]],
  ['28, 28, 1', [28, 28, 1]],
  ['28 28 1', [28, 28, 1]],
  [' 784 ', [784]],
  ['1×2×3×4', [1, 2, 3, 4]],
])('%s is read as a shape', (text, shape) => {
  expect(readTypedShape(text)).toEqual(shape);
});

test.each(['', '28×', '×28', '1×2×3×4×5', '2.5×3', '-1', 'wide', '28××1'])(
  '“%s” is no shape',
  (text) => {
    expect(readTypedShape(text)).toBeUndefined();
  },
);
