import { expect, test } from 'vitest';

import { reshape } from '../../../src-shared/layers/reshape.ts';

const shapeOf = (targetShape: readonly number[]) =>
  reshape.outputShape({ targetShape }, [{ shape: [6, 6, 64], numbers: 'float' }]);

test('one open axis is as long as the others leave it', () => {
  expect(shapeOf([-1, 64])).toEqual([36, 64]);
  expect(shapeOf([4, -1])).toEqual([4, 576]);
  expect(shapeOf([36, 64])).toEqual([36, 64]);
});

test.each([[[-1, 65]], [[-1, -1]], [[0, -1]], [[2, 2]]])('%j cannot be had', (target) => {
  expect(shapeOf(target)).toMatchObject({ code: 'reshape-count' });
});
