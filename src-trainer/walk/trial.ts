import type * as tf from '@tensorflow/tfjs-core';

import { readState, writeCarried, writeSlots, writeWeights } from '../checkpoints/model-state.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { update } from '../training/eager-steps.ts';
import { createOptimizer, type Slot } from '../training/optimizers/optimizer.ts';
import { restrainGradients } from '../training/restrain-gradients.ts';
import type { StepInputs } from '../training/step-program.ts';
import type { NextStep } from './next-step.ts';

/** One weight through a step, flat in the weight's order. */
export type WalkedWeight = {
  readonly name: string;
  readonly before: Float32Array;
  /** By E_in, and what the optimizer sees of it; absent where the loss does not depend on the weight. */
  readonly gradient: Float32Array | undefined;
  readonly restrained: Float32Array | undefined;
  /** What the optimizer remembered before the step. */
  readonly slots: readonly Slot[];
  readonly after: Float32Array;
};

/** A copy of a network and of its optimizer's memory, on which a step can be tried. */
export type Trial = {
  readonly model: Model;
  /** Makes it again what it was copied from. */
  readonly putBack: () => void;
  /**
   * The update by these gradients of E_in, which is not made where the loss is no number; every weight before and
   * after. To be called inside `tf.tidy`.
   */
  readonly move: (
    gradients: Readonly<Record<string, tf.Tensor>>,
    live: StepInputs,
    isMade: boolean,
  ) => WalkedWeight[];
  readonly dispose: () => void;
};

/** @param streams for how many streams the network carries states from batch to batch, where it does */
export function openTrial(
  of: Model,
  { spec, optimizer: remembered, rules }: NextStep,
  streams: number | undefined,
): Trial {
  const state = readState(of, remembered);
  const model = buildModel(of.spec, spec.training.seed, streams);
  const { settings, learningRateOf, settingsOf } = remembered;
  const optimizer = createOptimizer(settings, model.weights, learningRateOf, settingsOf);
  // Batch normalisation moves its statistics on the way forward: what was before is what was copied.
  const before = new Map(state.map(({ name, values }) => [name, values]));
  const putBack = (): void => {
    writeWeights(model, state);
    writeSlots(optimizer, state);
    writeCarried(model, state);
    model.counter.step = of.counter.step;
  };
  putBack();
  return {
    model,
    putBack,
    move: (gradients, live, isMade) => {
      const restrained = restrainGradients(gradients, model.weights, rules, live.ruleNumbers);
      const slots = optimizer.readSlots();
      if (isMade) update(model, optimizer, restrained, live);
      return model.weights.map(({ name, variable }) => ({
        name,
        before: before.get(`weights/${name}`) ?? new Float32Array(0),
        gradient: numbersIn(gradients, variable),
        restrained: numbersIn(restrained, variable),
        slots: slots.filter((slot) => slot.name.slice(slot.name.indexOf('/') + 1) === name),
        after: numbersOf(variable),
      }));
    },
    dispose: () => {
      optimizer.dispose();
      model.dispose();
    },
  };
}

function numbersOf(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>().slice();
}

function numbersIn(
  gradients: Readonly<Record<string, tf.Tensor>>,
  { name }: tf.Variable,
): Float32Array | undefined {
  const gradient = gradients[name];
  return gradient === undefined ? undefined : numbersOf(gradient);
}
