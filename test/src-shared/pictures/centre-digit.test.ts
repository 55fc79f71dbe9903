import { describe, expect, it } from 'vitest';

import { centreDigit } from '../../../src-shared/pictures/centre-digit.ts';

const side = 280;

/** A drawing with ink where `isInk` says so. */
function draw(isInk: (x: number, y: number) => boolean) {
  const values = Float32Array.from({ length: side * side }, (_, at) =>
    isInk(at % side, Math.floor(at / side)) ? 1 : 0,
  );
  return { height: side, width: side, values };
}

/** The rectangle that holds all that is not black, and the centre of mass, in pixels of the picture. */
function measure(picture: Float32Array) {
  const inked = [...picture.entries()].filter(([, value]) => value > 0);
  const xs = inked.map(([at]) => at % 28);
  const ys = inked.map(([at]) => Math.floor(at / 28));
  const mass = inked.reduce((sum, [, value]) => sum + value, 0);
  const centre = (places: readonly number[]) =>
    places.reduce((sum, place, at) => sum + (place + 0.5) * inked[at]![1], 0) / mass;
  return {
    width: Math.max(...xs) - Math.min(...xs) + 1,
    height: Math.max(...ys) - Math.min(...ys) + 1,
    centre: [centre(xs), centre(ys)] as const,
    mass,
  };
}

describe('what was drawn', () => {
  it.each([
    [
      'a tall one in a corner',
      (x: number, y: number) => x < 20 && y < 100,
      { width: 4, height: 20 },
    ],
    [
      'a wide one at the bottom',
      (x: number, y: number) => y > 259 && x > 79 && x < 240,
      { width: 20, height: 3 },
    ],
    ['all of the pad', () => true, { width: 20, height: 20 }],
  ])('%s becomes 20 pixels at its longer side, in its own proportions', (_, isInk, size) => {
    const found = measure(centreDigit(draw(isInk), 28, 28));
    expect(found).toMatchObject(size);
    for (const at of found.centre) expect(Math.abs(at - 14)).toBeLessThanOrEqual(0.5);
  });

  it('lies with its centre of mass in the middle, and not with its frame', () => {
    // A stem on the left with a foot to the right.
    const boot = draw((x, y) => (x < 40 && y < 200) || (y >= 160 && y < 200 && x < 200));
    const { centre } = measure(centreDigit(boot, 28, 28));
    for (const at of centre) expect(Math.abs(at - 14)).toBeLessThanOrEqual(0.5);
  });

  it('keeps its mean grey: every pixel is the mean of the area it covers', () => {
    const disc = draw((x, y) => Math.hypot(x - 100, y - 90) < 60);
    const picture = centreDigit(disc, 28, 28);
    // The disc's share of the square around it is π / 4.
    expect(measure(picture).mass / 400).toBeCloseTo(Math.PI / 4, 1);
    expect([...picture].some((value) => value > 0.1 && value < 0.9)).toBe(true);
    expect(Math.max(...picture)).toBe(1);
  });

  it('is black where nothing was drawn', () => {
    expect(
      Math.max(
        ...centreDigit(
          draw(() => false),
          28,
          28,
        ),
      ),
    ).toBe(0);
  });

  it('that is a straight line is not lost', () => {
    expect(
      measure(
        centreDigit(
          draw((x) => x === 140),
          28,
          28,
        ),
      ),
    ).toMatchObject({
      width: 1,
      height: 20,
    });
  });
});
