import { expect, test } from 'vitest';

import { nextOfClass } from '../../../../src-renderer/run/maps/choose-example.ts';

const labels = new Map([
  [40, 3],
  [7, 3],
  [8, 1],
]);

test('the next example of a class is the next higher one, and after the last the first', () => {
  expect(nextOfClass(labels, 3, 0)).toBe(7);
  expect(nextOfClass(labels, 3, 7)).toBe(40);
  expect(nextOfClass(labels, 3, 40)).toBe(7);
});

test('there is none of a class that was not seen', () => {
  expect(nextOfClass(labels, 9, 0)).toBeUndefined();
});
