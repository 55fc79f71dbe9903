import * as tf from '@tensorflow/tfjs-core';

import {
  mostReadings,
  type LayerReading,
  type LayerStatistics,
} from '../../src-shared/protocol/layer-reading.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { distanceOf, normOf } from './count-numbers.ts';
import { createLayerMeasurement } from './measure-layers.ts';

/**
 * Readings may take half a percent of a run's time (what is left of the one percent that a probe may take is for
 * those that a window asks for), and so much more at its beginning, when most happens.
 */
const largestShare = 0.005;
const creditMs = 250;
/** The next reading is so many times as many steps in as the last, or so much later. */
const growth = 1.15;
const usualGapMs = 1000;
/** Of larger networks the weights of two steps are not compared. */
const mostCompared = 20_000_000;

/** Looks at a run's layers now and then, between its steps. It changes nothing in the run. */
export type LayerRecorder = {
  /** Between two calls for steps: begins a reading where one is due, or ends the one that was begun. */
  readonly betweenSteps: () => void;
  /** Whether a reading waits for the next single step. */
  readonly isWaiting: () => boolean;
  /** At the end of a run: a last reading of the weights as they are now. */
  readonly finish: () => void;
};

/** The weights before a step, in the model's order. */
type Begun = { readonly step: number; readonly weights: readonly Float32Array[] };

/**
 * A reading is begun before a step and ended behind it: the layers are measured with the weights before the step, and
 * the update that the step made is held against them.
 * @param onReading takes a finished reading
 */
export function createLayerRecorder(
  run: {
    readonly model: Model;
    readonly dataset: Dataset;
    readonly steps: Pick<StepTaker, 'settle'>;
    readonly state: { readonly step: number };
  },
  onReading: (reading: LayerReading) => void,
): LayerRecorder {
  const { model, dataset, steps, state } = run;
  const measure = createLayerMeasurement(model, dataset);
  const isComparing = model.parameterCount <= mostCompared;
  const startedAt = performance.now();
  let spentMs = 0;
  let costMs = 0;
  let share = largestShare;
  let count = 0;
  let last: { readonly step: number; readonly at: number } | undefined;
  let begun: Begun | undefined;

  const isDue = (): boolean => {
    if (last === undefined) return true;
    const now = performance.now();
    if (spentMs + costMs > creditMs + share * (now - startedAt)) return false;
    return state.step >= last.step * growth + 1 || now - last.at >= usualGapMs;
  };

  const begin = (): void => {
    steps.settle();
    begun = {
      step: state.step,
      weights: isComparing
        ? model.weights.map(({ variable }) => variable.dataSync<'float32'>().slice())
        : [],
    };
  };

  const note = (step: number, layers: LayerStatistics[]): void => {
    onReading({ step, layers });
    last = { step, at: performance.now() };
    count += 1;
    // The row of readings is halved when it has become too long; they then come half as often.
    if (count > mostReadings) {
      count = Math.ceil(count / 2);
      share /= 2;
    }
  };

  const end = ({ step, weights: before }: Begun): void => {
    steps.settle();
    begun = undefined;
    if (state.step === step || !isComparing) {
      note(step, measure());
      return;
    }
    const ratios = new Map(ratiosOf(model, before));
    const layers = withWeights(model, before, measure).map((layer) => {
      const updateRatio = ratios.get(layer.nodeId);
      return updateRatio === undefined ? layer : { ...layer, updateRatio };
    });
    note(step, layers);
  };

  const timed = (work: () => void): void => {
    const start = performance.now();
    work();
    const ms = performance.now() - start;
    // The very first is slow because everything in it is done for the first time, and foretells nothing.
    if (count <= 1) return;
    spentMs += ms;
    costMs = Math.max(ms, costMs / 2);
  };

  return {
    betweenSteps: () => {
      const waiting = begun;
      if (waiting === undefined) {
        if (isDue()) timed(begin);
      } else if (state.step > waiting.step) timed(() => end(waiting));
    },
    isWaiting: () => begun !== undefined,
    finish: () => {
      const waiting = begun;
      if (waiting !== undefined) timed(() => end(waiting));
      if (last === undefined || last.step < state.step) {
        steps.settle();
        note(state.step, measure());
      }
    },
  };
}

/** Lets `work` see other weights than the model's own, and puts those back bit by bit. */
function withWeights<T>(model: Model, weights: readonly Float32Array[], work: () => T): T {
  const own = model.weights.map(({ variable }) => variable.clone());
  try {
    tf.tidy(() => {
      for (const [index, { variable }] of model.weights.entries()) {
        const values = weights[index];
        if (values !== undefined) variable.assign(tf.tensor(values, variable.shape));
      }
    });
    return work();
  } finally {
    for (const [index, { variable }] of model.weights.entries()) {
      const value = own[index];
      if (value !== undefined) variable.assign(value);
    }
    tf.dispose(own);
  }
}

/** ‖Δw‖ / ‖w‖ over the trainable weights of each layer together, by node; nothing where they were all 0. */
function ratiosOf(
  { weights }: Model,
  before: readonly Float32Array[],
): [nodeId: string, ratio: number | null][] {
  const nodes = new Set(
    weights.filter(({ isTrainable }) => isTrainable).map(({ nodeId }) => nodeId),
  );
  return [...nodes].flatMap((nodeId) => {
    const own = [...weights.entries()].filter(
      ([, weight]) => weight.nodeId === nodeId && weight.isTrainable,
    );
    const old = own.map(([index]) => before[index] ?? new Float32Array(0));
    const now = own.map(([, { variable }]) => variable.dataSync<'float32'>());
    const length = normOf(old);
    if (length === null || length === 0) return [];
    const distance = distanceOf(old, now);
    return [[nodeId, distance === null ? null : distance / length]];
  });
}
