import type { Model, Weight } from '../model/model.ts';
import { randomStream } from '../random/random-stream.ts';
import { axesOfUnit } from '../training/limit-norms.ts';
import { isRestrained } from '../training/restrain-gradients.ts';

/** A direction in the space of weights: an array for each weight of a model, in the model's order. */
export type Direction = readonly Float64Array[];

/** A model's weights as they are now, a copy. */
export function readWeights({ weights }: Model): Direction {
  return weights.map(({ variable }) => Float64Array.from(variable.dataSync<'float32'>()));
}

/**
 * The way from one place to another, as far as it is learned: moving statistics have no way of their own. A negative
 * variance has no root, and large ones would be all that principal directions see.
 */
export function wayBetween({ weights }: Model, from: Direction, to: Direction): Direction {
  return weights.map(({ isTrainable }, index) => {
    const values = from[index] ?? new Float64Array();
    if (!isTrainable) return new Float64Array(values.length);
    return values.map((value, at) => (to[index]?.[at] ?? 0) - value);
  });
}

/**
 * A random direction, each of whose units is as long as that of the weights: d ← d / ‖d‖ · ‖w‖ for all weights that
 * lead to one unit or filter, and for each symbol's vector of an Embedding. Biases, and a normalisation's scale and
 * shift, stay where they are.
 *
 * Source: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", 2018, section 4.
 */
export function randomDirection(model: Model, seed: number, name: string): Direction {
  return model.weights.map((weight) => {
    const { variable, isTrainable } = weight;
    const values = variable.dataSync<'float32'>();
    const drawn = new Float64Array(values.length);
    if (!isTrainable || !isRestrained(weight)) return drawn;
    const random = randomStream(seed, 'landscape', name, weight.name);
    for (let at = 0; at < drawn.length; at += 1) drawn[at] = random.nextNormal();
    const { count, unitOf } = unitsOf(weight);
    const [drawnSquares, weightSquares] = [new Float64Array(count), new Float64Array(count)];
    for (const [at, value] of drawn.entries()) {
      const unit = unitOf(at);
      drawnSquares[unit] = (drawnSquares[unit] ?? 0) + value ** 2;
      weightSquares[unit] = (weightSquares[unit] ?? 0) + (values[at] ?? 0) ** 2;
    }
    return drawn.map((value, at) => {
      const unit = unitOf(at);
      const square = drawnSquares[unit] ?? 0;
      return square === 0 ? 0 : value * Math.sqrt((weightSquares[unit] ?? 0) / square);
    });
  });
}

/** How many units a weight leads to, and to which its number at a place does: units lie along one axis. */
function unitsOf(weight: Weight): {
  readonly count: number;
  readonly unitOf: (at: number) => number;
} {
  const { shape } = weight.variable;
  const within = axesOfUnit(weight);
  const axis = [...shape.keys()].find((one) => !within.includes(one)) ?? 0;
  const count = shape[axis] ?? 1;
  const stride = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return { count, unitOf: (at) => Math.floor(at / stride) % count };
}

/** first + factor · second. */
export function addScaled(first: Direction, second: Direction, factor: number): Direction {
  return first.map((values, index) =>
    values.map((value, at) => value + factor * (second[index]?.[at] ?? 0)),
  );
}

export function dot(first: Direction, second: Direction): number {
  let sum = 0;
  for (const [index, values] of first.entries()) {
    for (const [at, value] of values.entries()) sum += value * (second[index]?.[at] ?? 0);
  }
  return sum;
}

/** `across` without what it has of `along`, and as long as `along`. */
export function orthogonal(across: Direction, along: Direction): Direction {
  const square = dot(along, along);
  if (square === 0) return across;
  const rest = addScaled(across, along, -dot(across, along) / square);
  const length = Math.sqrt(dot(rest, rest));
  const factor = length === 0 ? 0 : Math.sqrt(square) / length;
  return rest.map((values) => values.map((value) => factor * value));
}

/** The a and b with which a·d1 + b·d2 comes nearest to `way` (least squares). */
export function project(way: Direction, d1: Direction, d2: Direction): { a: number; b: number } {
  const [s11, s12, s22] = [dot(d1, d1), dot(d1, d2), dot(d2, d2)];
  const [w1, w2] = [dot(way, d1), dot(way, d2)];
  const determinant = s11 * s22 - s12 * s12;
  if (determinant <= 1e-12 * s11 * s22) return { a: s11 === 0 ? 0 : w1 / s11, b: 0 };
  return { a: (w1 * s22 - w2 * s12) / determinant, b: (w2 * s11 - w1 * s12) / determinant };
}
