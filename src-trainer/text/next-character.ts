import * as tf from '@tensorflow/tfjs-core';

import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { toInputs } from '../training/batch.ts';
import { planCharacterStep, type CharacterStep } from './character-step.ts';

/** Reads a text character by character and says after each how likely every next one is. */
export type NextCharacter = {
  /** Takes one character (its index in the vocabulary); the probabilities `[vocabulary]` of the one after it. */
  readonly read: (character: number) => Float32Array;
  readonly dispose: () => void;
};

/**
 * Opens a character model at the beginning of a text. Where its only memory are recurrent layers, their
 * states are carried from one character to the next, so that a character costs one step however long the
 * text is; any other network is shown the last characters, as many as its window holds.
 * @param silent numbers that are never to be written, said to be impossible
 */
export function openNextCharacter(model: Model, silent: readonly number[] = []): NextCharacter {
  const target = predictionName(model);
  const step = planCharacterStep(model, target, silent);
  return step === undefined ? openByWindow(model, target, silent) : openByState(step);
}

/** The value that holds the probabilities, `[batch, time, vocabulary]`. */
export function predictionName(model: Model): string {
  const [output] = model.outputs;
  if (output === undefined) throw new Error('the network has no output');
  return output.from;
}

function openByState(step: CharacterStep): NextCharacter {
  let states: readonly tf.Tensor[] = step.stateSizes.map((size) => tf.zeros([1, size]));
  const dispose = (): void => {
    tf.dispose([...states]);
    states = [];
  };
  return {
    read: (character) => {
      const after = tf.tidy(() => {
        const { probabilities, states: own } = step.run(oneCharacter(character), states);
        return { probabilities, states: [...own] };
      });
      dispose();
      states = after.states;
      const said = after.probabilities.dataSync<'float32'>().slice();
      after.probabilities.dispose();
      return said;
    },
    dispose,
  };
}

function oneCharacter(character: number): tf.Tensor {
  return tf.tensor2d([character], [1, 1], 'int32');
}

function openByWindow(model: Model, target: string, silent: readonly number[]): NextCharacter {
  const plan = planForward(model, [target]);
  const window = model.spec.inputs[0]?.shape[0] ?? 1;
  let context: number[] = [];
  return {
    read: (character) => {
      context = [...context, character].slice(-window);
      const padded = new Int32Array(window);
      padded.set(context);
      return tf.tidy(() => {
        const inputs = toInputs(model.spec, padded, 1);
        const values = runForward(plan, inputs, { isTraining: false });
        const all = readValue(values, target);
        const vocabulary = all.shape.at(-1) ?? 1;
        const start = (context.length - 1) * vocabulary;
        const said = all.dataSync<'float32'>().slice(start, start + vocabulary);
        for (const code of silent) said[code] = 0;
        return said;
      });
    },
    dispose: () => undefined,
  };
}
