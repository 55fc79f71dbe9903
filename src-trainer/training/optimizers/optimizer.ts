import * as tf from '@tensorflow/tfjs-core';

import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Weight } from '../../model/model.ts';
import { createUpdateRule } from './create-update-rule.ts';
import { groupWeights } from './weight-groups.ts';

/** Gradients by the tf variable's name, as `tf.variableGrads` gives them. */
export type Gradients = Readonly<Record<string, tf.Tensor>>;

/** A slot's numbers for one weight, flat in the weight's order. */
export type Slot = { readonly name: string; readonly values: Float32Array };

/** Moves weights down their gradients, and remembers what its formula needs. */
export type Optimizer = {
  readonly settings: OptimizerSettings;
  readonly slotNames: readonly string[];
  /** The rate of a step, counted from 1. */
  readonly learningRateOf: (step: number) => number;
  /** What else holds for a step, counted from 1: `settings`, unless something was changed meanwhile. */
  readonly settingsOf: (step: number) => OptimizerSettings;
  /** One update; `step` counts from 1. A weight without a gradient is treated as one with gradient 0. */
  readonly apply: (gradients: Gradients, step: number) => void;
  /** Its memory, `<slot>/<weight>`, for a checkpoint. */
  readonly readSlots: () => Slot[];
  /** Puts back what `readSlots` gave. Throws where a slot is missing or has another size. */
  readonly writeSlots: (slots: ReadonlyMap<string, Float32Array>) => void;
  readonly dispose: () => void;
};

/**
 * Makes the optimizer of these settings for the trainable ones of `weights`.
 * @param learningRateOf the rate of a step, counted from 1, where it changes through the run
 * @param settingsOf the other settings of a step, where they change; never the formula itself
 */
export function createOptimizer(
  settings: OptimizerSettings,
  weights: readonly Weight[],
  learningRateOf: (step: number) => number = () => settings.learningRate,
  settingsOf: (step: number) => OptimizerSettings = () => settings,
): Optimizer {
  const { slotNames } = createUpdateRule(settings);
  const groups = groupWeights(weights.filter((weight) => weight.isTrainable)).map((members) => {
    const size = members.reduce((sum, { variable }) => sum + variable.size, 0);
    const slots = slotNames.map(() => tf.tidy(() => tf.variable(tf.zeros([size]), false)));
    return { members, sizes: members.map(({ variable }) => variable.size), slots };
  });

  const apply = (gradients: Gradients, step: number): void => {
    // A formula holds no state, so each step has the one of its own rate.
    const rule = createUpdateRule({ ...settingsOf(step), learningRate: learningRateOf(step) });
    for (const { members, sizes, slots } of groups) {
      tf.tidy(() => {
        const parts = members.map(({ variable }) => {
          const gradient = gradients[variable.name];
          return gradient === undefined
            ? tf.zeros([variable.size])
            : tf.reshape(gradient, [variable.size]);
        });
        const [only] = parts;
        const joined = parts.length === 1 && only !== undefined ? only : tf.concat(parts, 0);
        const update = rule.update(joined, slots, step);
        for (const [index, slot] of slots.entries()) {
          const value = update.slots[index];
          if (value !== undefined) slot.assign(value);
        }
        const decreases =
          members.length === 1 ? [update.decrease] : tf.split(update.decrease, sizes, 0);
        for (const [index, { variable }] of members.entries()) {
          const decrease = decreases[index];
          if (decrease === undefined) continue;
          const weight = rule.weightFactor === 1 ? variable : tf.mul(variable, rule.weightFactor);
          variable.assign(tf.sub(weight, tf.reshape(decrease, variable.shape)));
        }
      });
    }
  };

  const readSlots = (): Slot[] =>
    groups.flatMap(({ members, slots }) =>
      slotNames.flatMap((slotName, index) => {
        const all = slots[index]?.dataSync<'float32'>() ?? new Float32Array(0);
        let start = 0;
        return members.map(({ name, variable }) => {
          const values = all.slice(start, start + variable.size);
          start += variable.size;
          return { name: `${slotName}/${name}`, values };
        });
      }),
    );

  const writeSlots = (stored: ReadonlyMap<string, Float32Array>): void => {
    for (const { members, slots } of groups) {
      for (const [index, slotName] of slotNames.entries()) {
        const slot = slots[index];
        if (slot === undefined) continue;
        const joined = new Float32Array(slot.size);
        let start = 0;
        for (const { name, variable } of members) {
          const values = stored.get(`${slotName}/${name}`);
          if (values?.length !== variable.size) {
            throw new RangeError(`the slot ${slotName} of ${name} does not fit`);
          }
          joined.set(values, start);
          start += variable.size;
        }
        tf.tidy(() => slot.assign(tf.tensor1d(joined)));
      }
    }
  };

  return {
    settings,
    slotNames,
    learningRateOf,
    settingsOf,
    apply,
    readSlots,
    writeSlots,
    dispose: () => {
      for (const { slots } of groups) tf.dispose(slots);
    },
  };
}
