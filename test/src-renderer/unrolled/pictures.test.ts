import { describe, expect, it } from 'vitest';

import { createColourRamp } from '../../../src-renderer/inspect/colour-ramp.ts';
import {
  columnMargin,
  firstZoom,
  gradientAxis,
  layoutColumns,
  onAxis,
  visibleSteps,
} from '../../../src-renderer/unrolled/column-layout.ts';
import { readableOn } from '../../../src-renderer/unrolled/column-colours.ts';
import { areWords, nameToken, tokenIndex } from '../../../src-renderer/unrolled/name-token.ts';
import { drawStates, kindOf } from '../../../src-renderer/unrolled/state-picture.ts';
import { exampleUnrolled } from './example-unrolled.ts';

const ramps = {
  given: createColourRamp([
    [0, 0, 0],
    [255, 255, 255],
  ]),
  computed: createColourRamp([
    [0, 0, 0],
    [255, 255, 255],
  ]),
  signed: createColourRamp([
    [255, 0, 0],
    [0, 0, 0],
    [0, 0, 255],
  ]),
};

describe('the hidden states of 2,000 characters and 256 units', () => {
  const [steps, units] = [2000, 256];
  const data = Float32Array.from({ length: steps * units }, (_, at) =>
    Math.sin(at * 0.37 + Math.floor(at / units)),
  );
  const picture = drawStates({ data, shape: [steps, units] }, 'signed', ramps);

  it('are a picture with a column a character and a row a unit', () => {
    expect(picture).toMatchObject({ width: steps, height: units });
    expect(picture.pixels).toHaveLength(steps * units * 4);
    expect(picture.range.low).toBe(-picture.range.high);
  });

  it('have in every pixel the colour of their own number', () => {
    const end = picture.range.high;
    for (let at = 0; at < data.length; at += 1) {
      const [step, unit] = [Math.floor(at / units), at % units];
      const pixel = (unit * steps + step) * 4;
      const value = data[at]!;
      // Red below 0, blue above, as strong as the square root of the number's size.
      const strength = Math.sqrt(Math.abs(value) / end) * 255;
      const [red, green, blue, alpha] = picture.pixels.subarray(pixel, pixel + 4);
      const isRight =
        Math.abs((value < 0 ? red! : blue!) - strength) < 2 &&
        (value < 0 ? blue! : red!) < 2 &&
        green === 0 &&
        alpha === 255;
      if (!isRight) expect.fail(`step ${step}, unit ${unit}: ${value} is ${red} ${green} ${blue}`);
    }
  });
});

it('what has no sign is shown as what it is', () => {
  const numbers = (values: number[]) => ({ data: Float32Array.from(values), shape: [2, 1] });
  expect(kindOf(numbers([1, -1]), 'computed')).toBe('signed');
  expect(kindOf(numbers([1, 0]), 'computed')).toBe('computed');
  expect(kindOf(numbers([1, 0]), 'given')).toBe('given');
});

describe('columns', () => {
  const small = exampleUnrolled();
  const room = { width: 600, height: 160 };

  it('of a small layer show every number, those of a long one all steps at once', () => {
    expect(firstZoom(small)).toBe('numbers');
    expect(firstZoom({ ...small, steps: 200, units: 512 })).toBe('columns');
    expect(firstZoom({ ...small, steps: 2000, units: 256 })).toBe('whole');
  });

  it('have room for a line a number', () => {
    const { rows, line, height } = layoutColumns(small, 'numbers', room, false);
    expect(rows.state?.height).toBe(2 * line);
    expect(rows.input?.height).toBe(line);
    expect(rows.answer?.height).toBe(2 * line);
    const ends = Object.values(rows).map((row) => row.top + row.height);
    expect(Math.max(...ends)).toBe(height);
  });

  it('of a large layer fit into the height that there is', () => {
    const large = { ...small, steps: 200, units: 512, features: 64 };
    expect(layoutColumns(large, 'columns', { width: 600, height: 220 }, false).height).toBe(220);
    const whole = layoutColumns(large, 'whole', room, false);
    expect(whole.width).toBeCloseTo(room.width - 2 * columnMargin, 6);
  });

  it('show what is read in a low window too, and the gradient only once there is one', () => {
    const low = { width: 600, height: 124 };
    for (const memories of [undefined, small.outputs]) {
      const layer = { ...small, steps: 200, units: 512, memories };
      const { rows, height } = layoutColumns(layer, 'columns', low, false);
      expect(rows.token).toBeDefined();
      expect(height).toBeLessThanOrEqual(low.height);
      const back = layoutColumns(layer, 'columns', low, false, 'back');
      expect(back.rows.gradient).toBeDefined();
      expect(back.rows.token).toBeDefined();
      expect(back.height).toBeLessThanOrEqual(low.height);
    }
  });

  it('are painted only where they are in view', () => {
    const layout = { pitch: 42, width: 42 * 200 };
    expect(visibleSteps(layout, 0, 600)).toEqual([0, 15]);
    expect(visibleSteps(layout, 4200, 600)).toEqual([100, 115]);
    expect(visibleSteps(layout, 42 * 199, 600)).toEqual([199, 200]);
  });
});

describe('the axis of gradients', () => {
  it('goes in powers of ten around all sizes, and no further than twelve', () => {
    expect(gradientAxis([0.02, 0.5])).toEqual([-2, 0]);
    expect(gradientAxis([0.2, 0.5])).toEqual([-1, 0]);
    expect(gradientAxis([1e-30, 0.5])).toEqual([-12, 0]);
    expect(gradientAxis([0, Number.NaN])).toEqual([-1, 0]);
    expect(onAxis(0.1, [-2, 0])).toBeCloseTo(0.5, 12);
    expect(onAxis(0, [-2, 0])).toBe(0);
    expect(onAxis(1e-5, [-2, 0])).toBe(0);
  });
});

it('figures are written in the colour that reads best on their cell', () => {
  const [dark, light] = [[20, 25, 31] as const, [250, 251, 251] as const];
  expect(readableOn([243, 244, 246], dark, light)).toBe(dark);
  expect(readableOn([184, 71, 5], dark, light)).toBe(light);
});

it('tokens are characters that can be seen, words, or their numbers', () => {
  expect(nameToken(['a', ' ', '\n'], 1)).toBe('␣');
  expect(nameToken(['a', ' ', '\n'], 2)).toBe('↵');
  expect(nameToken(['a'], 5)).toBe('5');
  expect(nameToken(['a'], undefined)).toBe('');
  expect(tokenIndex(['ñ', '{'], 0)).toBe('\\text{ñ}');
  expect(tokenIndex(['ñ', '{'], 1)).toBe('2');
  expect(areWords(['a', 'b'])).toBe(false);
  expect(areWords(['<start>', 'ball'])).toBe(true);
});

it('a class of several words is written as it is, a token that begins with a blank shows it', () => {
  expect(nameToken(['en sentido horario'], 0)).toBe('en sentido horario');
  expect(nameToken([' el'], 0)).toBe('␣el');
});
