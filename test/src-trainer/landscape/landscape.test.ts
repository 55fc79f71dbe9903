import { beforeAll, describe, expect, it } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Dataset, Examples } from '../../../src-trainer/datasets/dataset.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import {
  addScaled,
  dot,
  orthogonal,
  project,
  randomDirection,
  readWeights,
} from '../../../src-trainer/landscape/directions.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { chooseSlice } from '../../../src-trainer/landscape/landscape-slice.ts';
import { measureLandscape, measureRow } from '../../../src-trainer/requests/measure-landscape.ts';
import { symmetricEigen } from '../../../src-trainer/landscape/symmetric-eigen.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, pointsSpec } from '../small-run.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openWasm();
});

/** y = w₁ x₁ + w₂ x₂, two weights and nothing else. */
function linearSpec(): RunSpec {
  const asks = {
    name: 'plane',
    inputShape: [2],
    inputNumbers: 'float',
    task: 'regression',
  } as const;
  return chainSpec(
    {
      source: { kind: 'imported', id: 'plane', asks: { ...asks, inputShape: [2] } },
      validationShare: 0,
    },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 1, activation: 'linear', useBias: false }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  );
}

const rows = [
  [0.5, -1, 2],
  [-0.25, 0.75, 1],
  [1, 1, -0.5],
  [-1.5, 0.5, 0.25],
] as const;
const examples: Examples = {
  count: rows.length,
  gatherInputs: (indices) => Float32Array.from([...indices].flatMap((at) => rows[at]!.slice(0, 2))),
  gatherTargets: (indices) => Float32Array.from(indices, (at) => rows[at]![2]),
  forEpoch: () => examples,
};
const dataset: Dataset = {
  inputShape: [2],
  inputNumbers: 'float',
  task: 'regression',
  targetShape: [1],
  hash: '',
  train: examples,
  validation: { ...examples, count: 0 },
};

describe('the surface of a linear model with two weights', () => {
  it('is the analytic one, and leaves the weights as they were', async () => {
    const model = buildModel(linearSpec().model, 1);
    const before = readWeights(model);
    const [w] = before;
    const slice = chooseSlice(model, { directions: 'random', seed: 3 }, [before]);
    const resolution = 7;
    for (const row of [0, 3, 6]) {
      const { losses, examples: count } = await measureRow(model, dataset, slice, {
        resolution,
        row,
      });
      expect(count).toBe(rows.length);
      const b = -1 + (2 * row) / (resolution - 1);
      for (const [at, loss] of losses.entries()) {
        const a = -1 + (2 * at) / (resolution - 1);
        const [w1, w2] = [0, 1].map(
          (index) => w![index]! + a * slice.d1[0]![index]! + b * slice.d2[0]![index]!,
        );
        const squares = rows.map(([x1, x2, y]) => (w1! * x1 + w2! * x2 - y) ** 2);
        expect(loss).toBeCloseTo(squares.reduce((sum, square) => sum + square, 0) / 4, 4);
      }
    }
    expect(readWeights(model)).toEqual(before);
    model.dispose();
  });
});

describe('a random direction', () => {
  it('has filters as long as those of the weights, leaves biases alone, and follows from its seed', () => {
    const model = buildModel(pointsSpec().model, 1);
    const direction = randomDirection(model, 5, 'first');
    const lengths = (values: ArrayLike<number>, filters: number): number[] =>
      Array.from({ length: filters }, (_, filter) =>
        Math.sqrt(
          Array.from(values)
            .filter((_one, at) => at % filters === filter)
            .reduce((sum, value) => sum + value ** 2, 0),
        ),
      );
    for (const [index, { name, variable }] of model.weights.entries()) {
      const drawn = direction[index]!;
      if (!name.endsWith('kernel')) {
        expect(drawn.every((value) => value === 0)).toBe(true);
        continue;
      }
      const filters = variable.shape.at(-1)!;
      const wanted = lengths(variable.dataSync<'float32'>(), filters);
      for (const [filter, length] of lengths(drawn, filters).entries())
        expect(length).toBeCloseTo(wanted[filter]!, 6);
    }
    expect(randomDirection(model, 5, 'first')).toEqual(direction);
    expect(randomDirection(model, 6, 'first')).not.toEqual(direction);
    expect(randomDirection(model, 5, 'second')).not.toEqual(direction);
    model.dispose();
  });
});

it('a place of the slice is projected onto itself, and what lies across adds nothing', () => {
  const [d1, d2] = [[Float64Array.of(1, 2, 0)], [Float64Array.of(0, 1, 1)]];
  const place = addScaled(addScaled([Float64Array.of(0, 0, 0)], d1, 0.75), d2, -2);
  const { a, b } = project(place, d1, d2);
  expect([a, b]).toEqual([expect.closeTo(0.75, 12), expect.closeTo(-2, 12)]);
  const across = orthogonal(d2, d1);
  expect(dot(across, d1)).toBeCloseTo(0, 12);
  expect(dot(across, across)).toBeCloseTo(dot(d1, d1), 12);
});

it('a run’s slice along its path has its start at a = 1 and its last weights in the middle', async () => {
  const dir = await temporaryFolder();
  await trainHere(dir, pointsSpec(), { maxSteps: 30 });
  const asked = { directions: 'path', seed: 1, resolution: 5 } as const;
  const kept = createKeptParts();
  const answer = await measureLandscape(
    { type: 'landscape', requestId: 1, dir, asked, row: 2 },
    { engine, resourcesFolder, kept },
  );
  kept.dispose();
  if (answer.kind !== 'landscape') throw new Error(answer.kind);
  const { path, losses, aRange } = answer.row;
  expect(aRange).toEqual([-0.5, 1.5]);
  expect(path[0]?.step).toBe(0);
  expect(path[0]?.a).toBeCloseTo(1, 5);
  expect(path[0]?.b).toBeCloseTo(0, 5);
  expect(path.at(-1)).toMatchObject({ step: 30, a: 0, b: 0 });
  // The stages lie between.
  expect(path.map(({ step }) => step)).toEqual([0, 1, 2, 5, 10, 20, 30]);
  // In the middle row a runs through -0.5, 0, 0.5, 1, 1.5: the trained place is lower than the first one.
  expect(losses[1]).toBeLessThan(losses[3]!);
});

it.each(['path', 'pca'] as const)(
  'moving statistics stay where they are in a slice of %s',
  (directions) => {
    const model = buildModel(pointsSpec().model, 1);
    const now = readWeights(model);
    const before = (far: number) =>
      now.map((values, index) => {
        const isVariance = model.weights[index]!.name.endsWith('moving_variance');
        return values.map((value, at) => (isVariance ? 40 * far : value + 0.1 * far + 0.01 * at));
      });
    const { d1, d2 } = chooseSlice(model, { directions, seed: 1 }, [before(3), before(1)]);
    const still = model.weights.flatMap(({ name, isTrainable }, index) =>
      isTrainable ? [] : [{ name, numbers: [...d1[index]!, ...d2[index]!] }],
    );
    expect(still.map(({ name }) => name)).toHaveLength(2);
    for (const { numbers } of still) expect(new Set(numbers)).toEqual(new Set([0]));
    expect(dot(d1, d1)).toBeGreaterThan(0);
    model.dispose();
  },
);

it('eigenvalues of a symmetric matrix come the largest first, with vectors that it only stretches', () => {
  const matrix = [
    [4, 1, -2, 0],
    [1, 2, 0, 1],
    [-2, 0, 3, -2],
    [0, 1, -2, -1],
  ];
  const eigens = symmetricEigen(matrix);
  expect(eigens.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(8, 12);
  expect(eigens.map(({ value }) => value)).toEqual(
    eigens.map(({ value }) => value).toSorted((a, b) => b - a),
  );
  for (const { value, vector } of eigens) {
    expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
    for (const [row, numbers] of matrix.entries()) {
      const stretched = numbers.reduce((sum, number, at) => sum + number * vector[at]!, 0);
      expect(stretched).toBeCloseTo(value * vector[row]!, 11);
    }
  }
  expect(symmetricEigen([])).toEqual([]);
});

describe('the slice in the principal directions of a path', () => {
  const atWay = (way: readonly (readonly number[])[]) => {
    const model = buildModel(linearSpec().model, 1);
    const now = readWeights(model);
    const weights = way.map((move) => addScaled(now, [Float64Array.from(move)], 1));
    const slice = chooseSlice(model, { directions: 'pca', seed: 1 }, weights);
    model.dispose();
    return slice;
  };

  it('has directions of length 1 at right angles, along which the way is as long as it is', () => {
    const way = [
      [3, 4],
      [2, 1],
      [-0.5, 1],
    ];
    const { d1, d2, aRange, bRange, explained = [0, 0] } = atWay(way);
    expect(dot(d1, d1)).toBeCloseTo(1, 10);
    expect(dot(d2, d2)).toBeCloseTo(1, 10);
    expect(dot(d1, d2)).toBeCloseTo(0, 10);
    // Two weights are a plane: nothing of the way lies outside it.
    expect(explained[0] + explained[1]).toBeCloseTo(1, 10);
    expect(explained[0]).toBeGreaterThan(explained[1]);
    for (const move of way) {
      const { a, b } = project([Float64Array.from(move)], d1, d2);
      expect(Math.hypot(a, b)).toBeCloseTo(Math.hypot(...move), 5);
      expect(a > aRange[0] && a < aRange[1] && b > bRange[0] && b < bRange[1]).toBe(true);
    }
    expect(aRange[0] < 0 && aRange[1] > 0 && bRange[0] < 0 && bRange[1] > 0).toBe(true);
  });

  it('is filled up by a random direction where the way is straight, and drawn where it stands still', () => {
    const straight = atWay([
      [2, 2],
      [1, 1],
    ]);
    expect(straight.explained?.[0]).toBeCloseTo(1, 8);
    expect(straight.explained?.[1]).toBeCloseTo(0, 8);
    expect(dot(straight.d1, straight.d2)).toBeCloseTo(0, 6);
    expect(straight.bRange[1]).toBeGreaterThan(0);
    expect(atWay([[0, 0]]).explained).toEqual([0, 0]);
  });

  it('shows the loss at the end of the way where the way ends, and the same in every row that is asked', async () => {
    const dir = await temporaryFolder();
    await trainHere(dir, pointsSpec(), { maxSteps: 30 });
    const kept = createKeptParts();
    const row = async (at: number) => {
      const asked = { directions: 'pca', seed: 1, resolution: 5 } as const;
      const request = { type: 'landscape', requestId: 1, dir, asked, row: at } as const;
      const answer = await measureLandscape(request, { engine, resourcesFolder, kept });
      if (answer.kind !== 'landscape') throw new Error(answer.kind);
      return answer.row;
    };
    const first = await row(0);
    const again = await row(4);
    expect(again.path).toEqual(first.path);
    expect(await row(0)).toEqual(first);
    kept.dispose();
    expect(first.path.at(-1)).toEqual({ step: 30, a: 0, b: 0 });
    const [one = 0, other = 0] = first.explained ?? [];
    expect(one + other).toBeGreaterThan(0.5);
    expect(one + other).toBeLessThanOrEqual(1 + 1e-9);
    for (const { a, b } of first.path) {
      expect(a >= first.aRange[0] && a <= first.aRange[1]).toBe(true);
      expect(b >= first.bRange[0] && b <= first.bRange[1]).toBe(true);
    }
  });
});
