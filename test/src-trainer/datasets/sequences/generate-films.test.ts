import { describe, expect, test } from 'vitest';

import { filmSide, movements } from '../../../../src-shared/datasets/sequences/movements.ts';
import { generateFilms } from '../../../../src-trainer/datasets/sequences/generate-films.ts';

const frames = 6;
const films = generateFilms({ count: 300, length: frames }, 5);
const size = filmSide * filmSide;
const frameOf = (film: number, frame: number): Uint8Array =>
  films.pixels.subarray((film * frames + frame) * size, (film * frames + frame + 1) * size);

/** Where the light of a frame is on a picture whose edges touch: the mean direction along each axis, in pixels. */
function centreOf(frame: Uint8Array): [x: number, y: number] {
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (const [at, light] of frame.entries()) {
    // Noise is dark; what is left is the dot.
    const weight = Math.max(0, light - 60);
    const angle = (place: number) => (2 * Math.PI * (place + 0.5)) / filmSide;
    sums[0] += weight * Math.cos(angle(at % filmSide));
    sums[1] += weight * Math.sin(angle(at % filmSide));
    sums[2] += weight * Math.cos(angle(Math.floor(at / filmSide)));
    sums[3] += weight * Math.sin(angle(Math.floor(at / filmSide)));
  }
  const place = (cos: number, sin: number) => (filmSide * Math.atan2(sin, cos)) / (2 * Math.PI);
  return [place(sums[0], sums[1]), place(sums[2], sums[3])];
}

/** How far the dot goes from each frame to the next, the shorter way around. */
function stepsOf(film: number): [dx: number, dy: number][] {
  const centres = Array.from({ length: frames }, (_, frame) => centreOf(frameOf(film, frame)));
  const shorter = (way: number) => way - filmSide * Math.round(way / filmSide);
  return centres.slice(1).map(([x, y], at) => {
    const [x0 = 0, y0 = 0] = centres[at] ?? [];
    return [shorter(x - x0), shorter(y - y0)];
  });
}

/** The movement that the dot was seen to make. */
function seen(film: number): string | undefined {
  const steps = stepsOf(film);
  const [x, y] = steps.reduce(([sx, sy], [dx, dy]) => [sx + dx, sy + dy], [0, 0]);
  const turn = steps.slice(1).reduce((sum, [dx, dy], at) => {
    const [px = 0, py = 0] = steps[at] ?? [];
    return sum + Math.atan2(px * dy - py * dx, px * dx + py * dy);
  }, 0);
  if (Math.abs(turn) > 0.75) return turn > 0 ? 'clockwise' : 'anticlockwise';
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? 'right' : 'left';
  return y > 0 ? 'down' : 'up';
}

describe('films of a moving dot', () => {
  test('show the movement that their class names', () => {
    const wrong = [...films.labels].filter((label, film) => seen(film) !== movements[label]);
    // Noise on a faint dot misleads this measure now and then.
    expect(wrong.length).toBeLessThan(4);
  });

  test('have every movement equally often', () => {
    const counts = movements.map((_, label) => films.labels.filter((it) => it === label).length);
    expect(new Set(counts)).toEqual(new Set([50]));
  });

  test('have the dot anywhere at every frame, so that a frame alone does not tell', () => {
    for (const [label] of movements.entries()) {
      for (const frame of [0, frames - 1]) {
        const left = [...films.labels.keys()].filter(
          (film) => films.labels[film] === label && centreOf(frameOf(film, frame))[0] < 0,
        );
        // Of 50 evenly spread ones, fewer than 12 or more than 38 are on one side once in 10,000 times.
        expect(left.length).toBeGreaterThan(11);
        expect(left.length).toBeLessThan(39);
      }
    }
  });

  test('follow from the seed alone, and more films begin with the fewer', () => {
    const fewer = generateFilms({ count: 20, length: frames }, 5);
    expect(fewer.pixels).toEqual(films.pixels.subarray(0, fewer.pixels.length));
    expect(generateFilms({ count: 20, length: frames }, 6).pixels).not.toEqual(fewer.pixels);
  });
});
