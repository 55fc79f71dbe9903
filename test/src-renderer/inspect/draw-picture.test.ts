import { describe, expect, test } from 'vitest';

import { createColourRamp, parseHexColour } from '../../../src-renderer/inspect/colour-ramp.ts';
import {
  drawPicture,
  positionOnRamp,
  rangeOf,
  type Tile,
} from '../../../src-renderer/inspect/draw-picture.ts';

const row = (...values: number[]): Tile => ({
  values: Float32Array.from(values),
  width: values.length,
  height: 1,
  offset: 0,
  strideX: 1,
  strideY: values.length,
});
const grey = createColourRamp([
  [0, 0, 0],
  [255, 255, 255],
]);

describe('a ramp', () => {
  test('begins with its first stop, ends with its last and passes through those between', () => {
    const ramp = createColourRamp([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ]);
    expect([...ramp.slice(0, 3)]).toEqual([255, 0, 0]);
    expect([...ramp.slice(765)]).toEqual([0, 0, 255]);
    expect([...ramp.slice(127 * 3, 128 * 3)]).toEqual([1, 254, 0]);
  });

  test('refuses what is no colour', () => {
    expect(parseHexColour(' #0b1526')).toEqual([11, 21, 38]);
    expect(() => parseHexColour('red')).toThrow(RangeError);
    expect(() => createColourRamp([[0, 0, 0]])).toThrow(RangeError);
  });
});

describe('the scale of a picture', () => {
  test('runs from 0 to 1 for what the network was given, unless that leaves it', () => {
    expect(rangeOf('given', [row(0.2, 0.7)])).toEqual({ low: 0, high: 1 });
    expect(rangeOf('given', [row(-2, 0.5)])).toEqual({ low: -2, high: 0.5 });
  });

  test('runs from 0 or below to the highest for what the network computed', () => {
    expect(rangeOf('computed', [row(0.5, 3)])).toEqual({ low: 0, high: 3 });
    expect(rangeOf('computed', [row(-0.5, 0.25)])).toEqual({ low: -0.5, high: 0.25 });
  });

  test('is never empty, not even for a layer that is dead', () => {
    const range = rangeOf('computed', [row(0, 0)]);
    expect(positionOnRamp('computed', 0, range)).toBe(0);
    expect(positionOnRamp('signed', 0, rangeOf('signed', [row(0)]))).toBe(0.5);
  });

  test('reaches as far to the left of 0 as to the right for signed numbers, over all tiles', () => {
    expect(rangeOf('signed', [row(0.5), row(-2)])).toEqual({ low: -2, high: 2 });
  });

  test('leaves out what is no number', () => {
    expect(rangeOf('computed', [row(Number.NaN, 2)])).toEqual({ low: 0, high: 2 });
  });
});

describe('a picture', () => {
  test('maps the lowest number to the first colour, the highest to the last and holes to nothing', () => {
    const pixels = new Uint8ClampedArray(16);
    drawPicture(row(0, 2, 1, Number.NaN), 'computed', { low: 0, high: 2 }, grey, pixels);
    expect([...pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 128, 128, 128, 255, 0, 0, 0, 0]);
  });

  test('reads one channel of numbers that lie channel by channel', () => {
    // [height 2, width 2, channels 2]: channel 1 is 0, 1, 1, 0.
    const values = Float32Array.from([9, 0, 9, 1, 9, 1, 9, 0]);
    const tile: Tile = { values, width: 2, height: 2, offset: 1, strideX: 2, strideY: 4 };
    const pixels = new Uint8ClampedArray(16);
    drawPicture(tile, 'given', rangeOf('given', [tile]), grey, pixels);
    expect([pixels[0], pixels[4], pixels[8], pixels[12]]).toEqual([0, 255, 255, 0]);
  });

  test('draws small weights visibly: a quarter of the largest lies half-way out', () => {
    expect(positionOnRamp('signed', 0.25, { low: -1, high: 1 })).toBe(0.75);
    expect(positionOnRamp('signed', -0.25, { low: -1, high: 1 })).toBe(0.25);
    expect(positionOnRamp('signed', 1, { low: -1, high: 1 })).toBe(1);
  });
});
