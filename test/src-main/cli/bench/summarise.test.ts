import fc from 'fast-check';
import { expect, test } from 'vitest';

import { summarise } from '../../../../src-main/cli/bench/summarise.ts';

test('the median of an odd count is one of the values, of an even count the mean of two', () => {
  expect(summarise([5, 1, 3])).toEqual({ min: 1, median: 3, max: 5 });
  expect(summarise([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
  expect(summarise([7])).toEqual({ min: 7, median: 7, max: 7 });
});

/** Without −0, which is as large as 0 and is another to `toEqual`. */
const finite = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => value + 0);

test('as many values lie under the median as over it, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (values) => {
      const { min, median, max } = summarise(values);
      expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect(min <= median && median <= max).toBe(true);
      expect(summarise(values.toReversed())).toEqual({ min, median, max });
    }),
  );
});

test('nothing cannot be summed up', () => {
  expect(() => summarise([])).toThrow(RangeError);
});
