import { describe, expect, it } from 'vitest';

import { contourOf } from '../../../../src-renderer/run/landscape/contours.ts';
import { LossLandscape } from '../../../../src-renderer/run/landscape/loss-landscape.svelte.ts';
import { heightsOf, scaleOf } from '../../../../src-renderer/run/landscape/paint-landscape.ts';
import { ProblemError } from '../../../../src-shared/problem.ts';
import { StandInApi } from '../stand-in-api.ts';

const asked = { directions: 'random', seed: 1, resolution: 5 } as const;
const row = (losses: (number | null)[], centre = 30) => ({
  losses,
  centre,
  aRange: [-1, 1] as [number, number],
  bRange: [-1, 1] as [number, number],
  path: [],
  examples: 4,
});

describe('contour lines', () => {
  it('lie where a slope reaches their level, and nowhere else', () => {
    // Height is the column.
    const grid = Array.from({ length: 12 }, (_, at) => at % 4);
    const segments = contourOf(grid, 3, 4, 1.25);
    expect(segments).toHaveLength(2);
    for (const [x1, , x2] of segments) expect([x1, x2]).toEqual([1.25, 1.25]);
    expect(contourOf(grid, 3, 4, 7)).toEqual([]);
  });

  it('close round a hill', () => {
    const hill = [0, 0, 0, 0, 1, 0, 0, 0, 0];
    const segments = contourOf(hill, 3, 3, 0.5);
    expect(segments).toHaveLength(4);
    for (const [x1, y1, x2, y2] of segments) {
      expect(Math.abs(x1 - 1) + Math.abs(y1 - 1)).toBeCloseTo(0.5, 12);
      expect(Math.abs(x2 - 1) + Math.abs(y2 - 1)).toBeCloseTo(0.5, 12);
    }
  });

  it('keep two hills apart over a low saddle, and leave out what is no number', () => {
    expect(contourOf([1, 0, 0, 1], 2, 2, 0.75)).toHaveLength(2);
    expect(contourOf([1, 0, 0, Number.NaN], 2, 2, 0.5)).toEqual([]);
  });
});

describe('a landscape', () => {
  it('grows row by row, and its heights are logarithms', async () => {
    const api = new StandInApi({
      'run.landscape': ({ row: at }) => row([10, 1, 0.1, null, 10 ** at]),
    });
    const landscape = new LossLandscape(api);
    await landscape.measure('run-1', asked);
    expect(landscape.isMeasuring).toBe(false);
    expect(landscape.shown?.rows).toHaveLength(5);
    const heights = heightsOf(landscape.shown!);
    expect(heights.slice(0, 5)).toEqual([1, 0, -1, Number.NaN, 0]);
    expect(scaleOf(heights)).toMatchObject({ low: -1, high: 4 });
  });

  it('has one centre, that of its first row, whatever a run learns meanwhile', async () => {
    let newest = 30;
    const api = new StandInApi({
      'run.landscape': ({ centre }) => row([1, 1, 1, 1, 1], centre ?? (newest += 100)),
    });
    const landscape = new LossLandscape(api);
    await landscape.measure('run-1', asked);
    expect(landscape.shown?.rows.map(({ centre }) => centre)).toEqual([130, 130, 130, 130, 130]);
    await landscape.measure('run-1', asked);
    expect(landscape.shown?.rows.map(({ centre }) => centre)).toEqual([230, 230, 230, 230, 230]);
  });

  it('that is left off asks for no more rows, and keeps those it has', async () => {
    const api: StandInApi = new StandInApi({
      'run.landscape': ({ row: at }) => {
        if (at === 1) landscape.cancel();
        return row([1, 1, 1, 1, 1]);
      },
    });
    const landscape = new LossLandscape(api);
    await landscape.measure('run-1', asked);
    expect(api.asked('run.landscape')).toHaveLength(2);
    expect(landscape.shown?.rows).toHaveLength(1);
    expect(landscape.isMeasuring).toBe(false);
  });

  it('that is refused says why', async () => {
    const api = new StandInApi({
      'run.landscape': () => {
        throw new ProblemError('run-untrained', { dir: 'x' });
      },
    });
    const landscape = new LossLandscape(api);
    await landscape.measure('run-1', asked);
    expect(landscape.problem).toMatchObject({ code: 'run-untrained' });
    expect(landscape.isMeasuring).toBe(false);
  });
});
