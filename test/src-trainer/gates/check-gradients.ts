import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { lossTargets, totalLoss } from '../../../src-trainer/training/measure-outputs.ts';
import { referenceLoss } from './reference-loss.ts';
import { drawDirection, drawTensor } from './seeded-tensors.ts';

/** Directions tried for every tensor, besides that of its gradient. */
const directionsEach = 3;
/** Places (weights and data) tried until one is away from the loss's kinks. */
const attempts = 30;
/** Length of the longest of three steps along a direction; each of the others is half of the one before. */
const step = 0.02;
/** What a difference quotient of float32 answers can be off by, for a loss of about 1. */
const rounding = 2e-5;
/** Part of a gradient's length that a slope may be off by. */
const tolerance = 2e-3;

/** A network with a batch: `[batch, ...]` for every input, and what it should say. */
export type Batched = {
  readonly model: Model;
  readonly inputs: ReadonlyMap<string, tf.Tensor>;
  readonly targets: tf.Tensor;
};

/** A tensor by which the loss is derived. */
type Moved = { readonly name: string; readonly variable: tf.Variable };

/**
 * Holds the gradients that training uses (`tf.variableGrads` of `totalLoss`) by every trainable weight and
 * every float input against the slopes of the loss along random directions and along the gradient itself.
 *
 * The loss whose slope is measured is calculated in double precision from the network's answers, so that
 * only the answers' own rounding remains; central differences over `step` and half of it are combined so that
 * an error of the fourth order in `step` is left (Richardson). A direction that crosses a kink of a ReLU, a
 * maximum or an absolute value is told by the differences alone, without the gradient, and another is drawn; where there are too many,
 * or where a gradient is too small to be measured, `draw` is asked for other weights and data.
 */
export function checkGradients(draw: (attempt: number) => Batched): void {
  const isDone = Array.from({ length: attempts }).some((_, attempt) => {
    const net = draw(attempt);
    const isSmooth = checkAll(net);
    tf.dispose([...net.inputs.values(), net.targets]);
    net.model.dispose();
    return isSmooth;
  });
  expect(isDone, 'a place without a kink was found').toBe(true);
}

/** Compares by every weight and input; `false` where the loss has a kink too near to measure its slope. */
function checkAll({ model, inputs, targets }: Batched): boolean {
  const moved: Moved[] = model.weights.filter(({ isTrainable }) => isTrainable);
  const asVariables = new Map(
    [...inputs].map(([id, x]) => [id, x.dtype === 'float32' ? tf.variable(x) : x] as const),
  );
  const movedInputs = [...asVariables].flatMap(([name, x]) =>
    x instanceof tf.Variable ? [{ name, variable: x }] : [],
  );
  const all = [...moved, ...movedInputs];
  expect(all.length).toBeGreaterThan(0);
  const net = { model, inputs: asVariables, targets };
  const { loss, gradients } = deriveLoss(net, all);
  const here = measureLoss(net);
  expect(Math.abs(loss - here), 'the loss itself').toBeLessThan(1e-5 * Math.max(1, here));
  const isSmooth = all.every((one, index) => checkOne(net, here, one, gradients[index]!));
  tf.dispose(movedInputs.map(({ variable }) => variable));
  return isSmooth;
}

/** Gives every trainable weight random numbers, so that no term is hidden behind a zero. */
export function scatterWeights(model: Model, attempt: number, size = 0.7): void {
  for (const { name, variable, isTrainable } of model.weights) {
    if (!isTrainable) continue;
    tf.tidy(() => variable.assign(drawTensor(['weights', name, attempt], variable.shape, size)));
  }
}

function deriveLoss(
  { model, inputs, targets }: Batched,
  moved: readonly Moved[],
): { loss: number; gradients: Float32Array[] } {
  const plan = planForward(model, lossTargets(model));
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(
      () => totalLoss(model, runForward(plan, inputs, { isTraining: true }), targets),
      moved.map(({ variable }) => variable),
    );
    const gradients = moved.map(({ name, variable }) => {
      const gradient = grads[variable.name];
      expect(gradient?.shape, name).toEqual(variable.shape);
      return gradient!.dataSync<'float32'>().slice();
    });
    return { loss: value.dataSync()[0]!, gradients };
  });
}

/** The loss in double precision, from what leaves the network. */
function measureLoss({ model, inputs, targets }: Batched): number {
  const plan = planForward(
    model,
    model.outputs.map(({ from }) => from),
  );
  return tf.tidy(() => {
    const values = runForward(plan, inputs, { isTraining: true });
    const wanted = targets.dataSync();
    return model.outputs.reduce((sum, { loss, from }) => {
      const said = readValue(values, from);
      return (
        sum +
        referenceLoss(
          ...([loss, said.dataSync(), said.shape.at(-1) ?? 1, wanted] as const),
          ...([said.shape[1] ?? 1, values.masks.get(from)?.dataSync()] as const),
        )
      );
    }, 0);
  });
}

function checkOne(net: Batched, here: number, one: Moved, gradient: Float32Array): boolean {
  const { name, variable } = one;
  const length = Math.hypot(...gradient);
  const floor = rounding * Math.max(1, here);
  const least = 20 * floor;
  if (length <= least) {
    // Units of a ReLU that no example lights have none: so the loss must lie flat here, and other weights are drawn.
    for (let draw = 0; draw < directionsEach; draw += 1) {
      const slope = measureSlope(
        net,
        here,
        one,
        drawDirection(['flat', name, draw], variable.size),
        least,
      );
      expect(Math.abs(slope ?? 0), `${name} has no gradient, and no slope`).toBeLessThan(2 * least);
    }
    return false;
  }
  const allowed = tolerance * length + floor;
  const compare = (direction: Float64Array): boolean => {
    const slope = measureSlope(net, here, one, direction, allowed);
    if (slope === undefined) return false;
    const expected = direction.reduce((sum, part, index) => sum + part * gradient[index]!, 0);
    expect(Math.abs(slope - expected), `${name}: ${expected} against ${slope}`).toBeLessThan(
      allowed,
    );
    return true;
  };
  compare(Float64Array.from(gradient, (value) => value / length));
  let compared = 0;
  for (let draw = 0; draw < 3 * directionsEach && compared < directionsEach; draw += 1) {
    if (compare(drawDirection(['direction', name, draw], variable.size))) compared += 1;
  }
  return compared === directionsEach;
}

/** What two answers, one on either side, say of the loss here. */
type Difference = { readonly slope: number; readonly bend: number };

/** The slope along a direction; `undefined` where the loss has a kink within `step`. */
function measureSlope(
  net: Batched,
  here: number,
  { variable }: Moved,
  direction: Float64Array,
  allowed: number,
): number | undefined {
  const before = variable.dataSync<'float32'>().slice();
  const place = (values: Float32Array): void =>
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  const lossAt = (distance: number): number => {
    place(before.map((value, index) => value + distance * direction[index]!));
    return measureLoss(net);
  };
  const [far, near, nearest] = [step, step / 2, step / 4].map((distance) => {
    const [ahead, behind] = [lossAt(distance), lossAt(-distance)];
    return {
      slope: (ahead - behind) / (2 * distance),
      bend: (ahead - 2 * here + behind) / distance,
    };
  }) as [Difference, Difference, Difference];
  place(before);
  // A smooth loss bends twice as much over twice the distance, one with a kink as much.
  const limit = Math.max(allowed / 4, 2 * rounding * Math.max(1, here));
  const isSmooth = [
    [far, near],
    [near, nearest],
  ].every(
    ([longer, shorter]) =>
      Math.abs(longer!.slope - shorter!.slope) < limit &&
      Math.abs(longer!.bend - 2 * shorter!.bend) < limit,
  );
  return isSmooth ? (4 * near.slope - far.slope) / 3 : undefined;
}
