import * as tf from '@tensorflow/tfjs-core';

import type { LayerType } from '../../src-shared/layers/index.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import { SimpleRnn } from '../model/custom-layers/simple-rnn.ts';
import type { Model } from '../model/model.ts';
import { toInputs } from '../training/batch.ts';

/** Reads a text character by character and says after each how likely every next one is. */
export type NextCharacter = {
  /** Takes one character (its index in the vocabulary); the probabilities `[vocabulary]` of the one after it. */
  readonly read: (character: number) => Float32Array;
  readonly dispose: () => void;
};

/** Layers that treat every place of a sequence alike and look at no other. */
const placewise: ReadonlySet<LayerType> = new Set<LayerType>([
  'Dense',
  'Activation',
  'Dropout',
  'BatchNormalization',
  'Add',
  'Concatenate',
  'Embedding',
]);

/**
 * Opens a character model at the beginning of a text. Where its only memory are recurrent layers, their
 * states are carried from one character to the next, so that a character costs one step however long the
 * text is; any other network is shown the last characters, as many as its window holds.
 */
export function openNextCharacter(model: Model): NextCharacter {
  const isRecurrent = model.spec.layers.every(
    ({ type, config }) =>
      placewise.has(type) || (type === 'SimpleRNN' && config['returnSequences'] === true),
  );
  return isRecurrent ? openByState(model) : openByWindow(model);
}

/** The value that holds the probabilities, `[batch, time, vocabulary]`. */
function predictionName(model: Model): string {
  const [output] = model.outputs;
  if (output === undefined) throw new Error('the network has no output');
  return output.from;
}

function openByState(model: Model): NextCharacter {
  const target = predictionName(model);
  const plan = planForward(model, [target]);
  let states: ReadonlyMap<string, tf.Tensor> = new Map();
  return {
    read: (character) => {
      const next = new Map<string, tf.Tensor>();
      const probabilities = tf.tidy(() => {
        const character1x1 = tf.tensor2d([character], [1, 1], 'int32');
        const values = new Map<string, tf.Tensor>(
          model.spec.inputs.map(({ id }) => [id, character1x1]),
        );
        for (const operation of plan) {
          const { layer, from, to } = operation;
          if (layer instanceof SimpleRnn) {
            const [state] = layer.statesOf(readValue(values, from[0] ?? ''), states.get(to));
            if (state === undefined) throw new Error(`${to} gave no state`);
            next.set(to, tf.keep(state));
            values.set(to, tf.expandDims(state, 1));
          } else {
            const computed = runForward([operation], values, { isTraining: false });
            values.set(to, readValue(computed, to));
          }
        }
        return readValue(values, target).dataSync<'float32'>().slice();
      });
      tf.dispose([...states.values()]);
      states = next;
      return probabilities;
    },
    dispose: () => {
      tf.dispose([...states.values()]);
      states = new Map();
    },
  };
}

function openByWindow(model: Model): NextCharacter {
  const target = predictionName(model);
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
        return all.dataSync<'float32'>().slice(start, start + vocabulary);
      });
    },
    dispose: () => undefined,
  };
}
