import * as tf from '@tensorflow/tfjs-core';

import { isFrozen } from '../../src-shared/layers/trainable-field.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { nameStates, recallRows, type CarriedState } from '../model/carried-states.ts';
import { planForward, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import type { LiveStep } from '../model/step-counter.ts';
import type { Augment } from './augmentation/augment.ts';
import { restrainGradients, type RuleNumbers } from './restrain-gradients.ts';
import { noRules, type StepRules } from './step-rules.ts';
import { correctAnswers, lossTargets, totalLoss } from './measure-outputs.ts';

/** One part of a step's batch. */
export type BatchPart = {
  /** `[part, ...inputShape]`; what the input nodes see of it says `feedInputs`. */
  readonly inputs: tf.Tensor;
  /** `[part, ...targetShape]`: int32 class numbers, or float32. */
  readonly targets: tf.Tensor;
};

/** What changes from step to step beside the batch. */
export type StepInputs = Omit<LiveStep, 'part'> & {
  readonly ruleNumbers: RuleNumbers;
  /** What stateful layers go on from, for a batch of as many examples as it has rows; they begin at 0 where absent. */
  readonly carried?: readonly CarriedState[];
};

/** What a step found out about its batch, before any weight is changed. */
export type StepOutcome = {
  /** The batch's mean loss, E_in: without penalties, so that it can be compared with that of held-out examples. */
  readonly loss: tf.Scalar;
  /** How many of its answers were right; absent where accuracy says nothing. */
  readonly correct: tf.Scalar | undefined;
  /**
   * By the tf variable's name: of what is minimised, penalties included, and clipped. A weight that the loss does
   * not depend on has none.
   */
  readonly gradients: Readonly<Record<string, tf.Tensor>>;
  /** What the next batch goes on from, `[batch, units]` each, by the names of `carried`. */
  readonly states: ReadonlyMap<string, tf.Tensor>;
};

/**
 * Makes the function that runs a network forward and backward on a batch, in training. It is all tfjs
 * operations: run at once, or recorded and run as a graph.
 *
 * The parts of a batch are worked on independently, so that they can be at the same time; their mean losses and
 * gradients are added with the weight of their size. With more than one part the network must treat every
 * example alone (`couplesExamples` says whether it does). Batch normalisation moves its statistics meanwhile.
 * No gradient goes back into the states that a batch begins with. To be called inside `tf.tidy`.
 *
 * @param rules which penalties and which clipping there are; how strong they are comes with each step
 * @param augment changes the inputs of each part before anything else sees them
 */
export function createStepProgram(
  model: Model,
  rules: StepRules = noRules,
  augment?: Augment,
): (parts: readonly BatchPart[], live: StepInputs) => StepOutcome {
  const plan = planForward(model, lossTargets(model));
  const variables = model.weights.filter((one) => one.isTrainable).map((one) => one.variable);

  const runPart = (
    { inputs, targets }: BatchPart,
    share: number,
    before: readonly CarriedState[],
    from: number,
  ): StepOutcome => {
    let correct: tf.Scalar | undefined;
    let states: ReadonlyMap<string, tf.Tensor> = new Map();
    const forward = (): tf.Scalar => {
      const given = feedInputs(model.spec, inputs, targets);
      const carried = recallRows(before, from, countOf(inputs));
      const values = runForward(plan, given, { isTraining: true, carried });
      states = nameStates(before, carried);
      for (const state of states.values()) tf.keep(state);
      const answers = correctAnswers(model, values, targets);
      if (answers !== undefined) correct = tf.keep(answers);
      const loss = totalLoss(model, values, targets);
      return share === 1 ? loss : tf.mul<tf.Scalar>(loss, share);
    };
    try {
      const { value, grads } = tf.variableGrads(forward, variables);
      return { loss: value, correct, gradients: grads, states };
    } catch (error) {
      // Kept beyond every scope, so nobody else gives it back; nor what tfjs keeps until a gradient is taken.
      tf.dispose(correct);
      tf.dispose([...states.values()]);
      for (const { saved } of tf.engine().state.activeTape) tf.dispose(saved);
      throw error;
    }
  };

  return (parts, { ruleNumbers, carried = [], ...live }) => {
    const count = parts.reduce((sum, { inputs }) => sum + countOf(inputs), 0);
    let from = 0;
    try {
      const outcomes = parts.map((part, index) => {
        const partLive = { ...live, part: index };
        model.counter.live = partLive;
        const inputs = augment?.(part.inputs, partLive) ?? part.inputs;
        const outcome = runPart({ ...part, inputs }, countOf(inputs) / count, carried, from);
        from += countOf(inputs);
        return outcome;
      });
      const sum = addOutcomes(outcomes);
      const gradients = restrainGradients(sum.gradients, model.weights, rules, ruleNumbers);
      return { ...sum, gradients };
    } finally {
      model.counter.live = undefined;
    }
  };
}

function countOf({ shape: [count = 0] }: tf.Tensor): number {
  return count;
}

/** Whether an example's result depends on which others are in its batch, while training. */
export function couplesExamples(model: Model): boolean {
  const { layers, outputs } = model.spec;
  return (
    layers.some(({ type, config }) => type === 'BatchNormalization' && !isFrozen(config)) ||
    outputs.some(({ loss }) => loss === 'regionWordRanking')
  );
}

function addOutcomes(outcomes: readonly StepOutcome[]): StepOutcome {
  const [first] = outcomes;
  if (first === undefined) throw new Error('a batch has at least one part');
  if (outcomes.length === 1) return dropKept(first);
  const names = Object.keys(first.gradients);
  const corrects = outcomes.flatMap(({ correct }) => (correct === undefined ? [] : [correct]));
  const states = new Map(
    [...first.states.keys()].map((name) => {
      const rows = outcomes.flatMap((one) => one.states.get(name) ?? []);
      return [name, tf.concat(rows, 0)] as const;
    }),
  );
  const sum: StepOutcome = {
    states,
    loss: tf.addN(outcomes.map(({ loss }) => loss)),
    correct: corrects.length === 0 ? undefined : tf.addN(corrects),
    gradients: Object.fromEntries(
      names.map((name) => [
        name,
        tf.addN(
          outcomes.flatMap(({ gradients }) => {
            const gradient = gradients[name];
            return gradient === undefined ? [] : [gradient];
          }),
        ),
      ]),
    ),
  };
  tf.dispose(corrects);
  for (const outcome of outcomes) tf.dispose([...outcome.states.values()]);
  return sum;
}

/** What was kept for longer than the gradient's own scope belongs to the caller's scope again. */
function dropKept(outcome: StepOutcome): StepOutcome {
  const release = <T extends tf.Tensor>(kept: T): T => {
    const own = tf.clone(kept);
    kept.dispose();
    return own;
  };
  const { correct, states } = outcome;
  return {
    ...outcome,
    correct: correct && release(correct),
    states: new Map([...states].map(([name, state]) => [name, release(state)])),
  };
}
