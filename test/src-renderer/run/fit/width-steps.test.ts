import { expect, test } from 'vitest';

import {
  stepOfWidth,
  widthAtStep,
  widthSteps,
} from '../../../../src-renderer/run/fit/width-steps.ts';

test('the slider goes from 1 unit to 512, never back', () => {
  const widths = Array.from({ length: widthSteps + 1 }, (_, step) => widthAtStep(step));
  expect(widths[0]).toBe(1);
  expect(widths.at(-1)).toBe(512);
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  for (const power of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]) expect(widths).toContain(power);
});

test('a layer of any width stands at the step that is nearest to it', () => {
  for (let step = 8; step <= widthSteps; step += 1) {
    expect(stepOfWidth(widthAtStep(step))).toBe(step);
  }
  expect(stepOfWidth(100_000)).toBe(widthSteps);
});
