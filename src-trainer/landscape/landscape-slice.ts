import type { LandscapeAsked, LandscapeRow } from '../../src-shared/protocol/landscape.ts';
import type { Model } from '../model/model.ts';
import {
  dot,
  orthogonal,
  project,
  randomDirection,
  readWeights,
  wayBetween,
  type Direction,
} from './directions.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A plane through the last weights: w + a·d1 + b·d2, and how much of it is looked at. */
export type Slice = Pick<LandscapeRow, 'aRange' | 'bRange' | 'explained'> & {
  readonly d1: Direction;
  readonly d2: Direction;
};

/** A principal direction shorter than this share of the longest is none. */
const leastShare = 1e-12;
/** So much of the way's width is looked at on either side of it. */
const margin = 0.3;

/**
 * A slice around the weights that a model has now: of random directions, through where it began, or in the two
 * directions in which it moved most. `way` are the weights it had before, the first ones first.
 */
export function chooseSlice(
  model: Model,
  { directions, seed }: Pick<LandscapeAsked, 'directions' | 'seed'>,
  way: readonly Direction[],
): Slice {
  const across = randomDirection(model, seed, 'second');
  const now = readWeights(model);
  switch (directions) {
    case 'random': {
      const d1 = randomDirection(model, seed, 'first');
      return { d1, d2: across, aRange: [-1, 1], bRange: [-1, 1] };
    }
    case 'path': {
      const back = wayBetween(model, now, way[0] ?? now);
      return { d1: back, d2: orthogonal(across, back), aRange: [-0.5, 1.5], bRange: [-1, 1] };
    }
    case 'pca':
      return principalSlice(
        way.map((weights) => wayBetween(model, now, weights)),
        across,
      );
  }
}

/**
 * The plane that comes nearest to where a run has been: the two first principal directions of its earlier weights minus
 * the last ones, θᵢ − θₙ, each of length 1. They follow from the products of these with one another, of which there are
 * few; the weights are many.
 *
 * Source: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", 2018, section 7.
 */
function principalSlice(moves: readonly Direction[], across: Direction): Slice {
  const products = moves.map((one) => moves.map((other) => dot(one, other)));
  const [first, second] = symmetricEigen(products);
  const total = products.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  const directionOf = (vector: readonly number[], value: number): Direction => {
    const scaled = vector.map((share) => share / Math.sqrt(value));
    return across.map((numbers, weight) => {
      const sum = new Float64Array(numbers.length);
      for (const [at, factor] of scaled.entries()) {
        const move = moves[at]?.[weight] ?? [];
        for (const [place, number] of move.entries())
          sum[place] = (sum[place] ?? 0) + factor * number;
      }
      return sum;
    });
  };
  // A run that stood still has moved in no direction, and one of two steps in one.
  if (first === undefined || first.value <= 0) {
    return { d1: across, d2: across, aRange: [-1, 1], bRange: [-1, 1], explained: [0, 0] };
  }
  const d1 = directionOf(first.vector, first.value);
  const isPlane = second !== undefined && second.value > leastShare * first.value;
  const d2 = isPlane ? directionOf(second.vector, second.value) : orthogonal(across, d1);
  const places = moves.map((move) => project(move, d1, d2));
  const width = (values: readonly number[]): number =>
    Math.max(0, ...values) - Math.min(0, ...values);
  const rangeOf = (values: readonly number[], least: number): [number, number] => {
    const room = margin * Math.max(width(values), least);
    return [Math.min(0, ...values) - room, Math.max(0, ...values) + room];
  };
  const [as, bs] = [places.map(({ a }) => a), places.map(({ b }) => b)];
  return {
    d1,
    d2,
    aRange: rangeOf(as, 0),
    // A way that is nearly straight is looked at with some land beside it.
    bRange: rangeOf(bs, width(as)),
    explained: [first.value / total, isPlane ? second.value / total : 0],
  };
}
