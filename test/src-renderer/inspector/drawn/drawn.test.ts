import { describe, expect, it } from 'vitest';

import {
  curveThrough,
  drawStroke,
  placesOfCurve,
} from '../../../../src-renderer/inspector/drawn/draw-curve.ts';
import {
  addPoint,
  erasePoints,
  sprayPoints,
} from '../../../../src-renderer/inspector/drawn/place-points.ts';
import {
  readTypedRows,
  writeTypedRows,
} from '../../../../src-renderer/inspector/drawn/typed-rows.ts';
import {
  drawnPlaces,
  drawnPointSchema,
  mostDrawnPoints,
  type DrawnPoint,
} from '../../../../src-shared/datasets/drawn.ts';

const zeros = placesOfCurve().map(() => 0);

describe('points', () => {
  it('of a stroke lie apart, inside the plane, to a thousandth', () => {
    const first = addPoint([], { x: 0.12345, y: -2 }, 1);
    expect(first).toEqual([[0.123, -1, 1]]);
    const last = { x: 0.12345, y: -1 };
    expect(addPoint(first, { x: 0.13, y: -1 }, 1, last)).toBe(first);
    expect(addPoint(first, { x: 0.3, y: -1 }, 0, last)).toHaveLength(2);
  });

  it('are sprayed around the pointer and all fit the document', () => {
    let at = 0;
    const draw = (): number => (at += 0.137) % 1;
    const sprayed = sprayPoints([], { x: 0.99, y: 0.5 }, 3, draw);
    expect(sprayed.length).toBeGreaterThan(1);
    for (const point of sprayed) {
      expect(drawnPointSchema.safeParse(point).success).toBe(true);
      expect(Math.hypot(point[0] - 0.99, point[1] - 0.5)).toBeLessThan(0.15);
    }
  });

  it('near the pointer are erased, and nothing changes where there are none', () => {
    const points: DrawnPoint[] = [
      [0, 0, 0],
      [0.5, 0.5, 1],
    ];
    expect(erasePoints(points, { x: 0.02, y: 0 })).toEqual([[0.5, 0.5, 1]]);
    expect(erasePoints(points, { x: -0.5, y: 0 })).toBe(points);
  });

  it('are never more than a document holds', () => {
    const full = Array.from({ length: mostDrawnPoints - 1 }, (): DrawnPoint => [0, 0, 0]);
    expect(sprayPoints(full, { x: 0, y: 0 }, 0)).toHaveLength(mostDrawnPoints);
    const all = sprayPoints(full, { x: 0, y: 0 }, 0);
    expect(addPoint(all, { x: 1, y: 1 }, 0)).toBe(all);
  });
});

describe('a curve', () => {
  it('takes the height of the stroke where it went, in either direction, and stays elsewhere', () => {
    for (const stroke of [
      [
        { x: 0, y: 1 },
        { x: 0.5, y: 1 },
      ],
      [
        { x: 0.5, y: 1 },
        { x: 0, y: 1 },
      ],
    ]) {
      const drawn = drawStroke(zeros, stroke);
      expect(drawn).toHaveLength(drawnPlaces);
      expect(drawn[62]).toBe(1);
      expect(drawn[20]).toBe(0);
      expect(drawn[90]).toBe(0);
    }
  });

  it('is straight between two points of a fast stroke', () => {
    const drawn = drawStroke(zeros, [
      { x: -1, y: -1 },
      { x: 1, y: 1 },
    ]);
    for (const [at, x] of placesOfCurve().entries()) {
      if (at > 2 && at < drawnPlaces - 3) expect(drawn[at]).toBeCloseTo(x, 2);
    }
  });

  it('reaches its ends where the stroke ends beside them', () => {
    const drawn = drawStroke(zeros, [
      { x: -0.95, y: 0.5 },
      { x: 0.5, y: 0.5 },
    ]);
    expect(drawn[0]).toBe(0.5);
    expect(drawn[100]).toBe(0);
  });

  it('is smoothed: a shaking hand leaves less than half of its shaking', () => {
    const stroke = placesOfCurve().map((x, at) => ({ x, y: at % 2 === 0 ? 0.1 : -0.1 }));
    const drawn = drawStroke(zeros, stroke);
    expect(Math.max(...drawn.slice(3, -3).map(Math.abs))).toBeLessThan(0.05);
  });

  it('goes through points that were typed, in any order, and is level beyond them', () => {
    const values = curveThrough([
      { x: 0.5, y: 1 },
      { x: -0.5, y: -1 },
    ]);
    expect([values[0], values[25], values[50], values[75], values[100]]).toEqual([-1, -1, 0, 1, 1]);
    expect(curveThrough([])).toEqual(zeros);
  });
});

describe('typed rows', () => {
  const ranges = [
    [-1, 1],
    [-1, 1],
    [0, 3],
  ] as const;

  it('are read with points and commas, and come back as they were written', () => {
    const text = '0.5 -0.25 1\n\n  0,1; −1;\t3 ';
    const rows = [
      [0.5, -0.25, 1],
      [0.1, -1, 3],
    ];
    expect(readTypedRows(text, ranges)).toEqual({ ok: true, rows });
    expect(readTypedRows(writeTypedRows(rows), ranges)).toEqual({ ok: true, rows });
  });

  it.each(['0 0', '0 0 0 0', 'a b c', '2 0 0', '0 0 4', '1e5 0 0'])('refuse %s', (line) => {
    expect(readTypedRows(`0 0 0\n${line}`, ranges)).toEqual({ ok: false, line: 2 });
  });
});
