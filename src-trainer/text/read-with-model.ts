import * as tf from '@tensorflow/tfjs-core';

import { layerOf } from '../../src-shared/layers/index.ts';
import { planForward, readValue, runForward, type Memory, type Values } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import { planCharacterStep } from './character-step.ts';
import { predictionName } from './next-character.ts';

/** What a network said while it read a text of `count` characters, at least one. */
export type ModelReading = {
  /** `[count, vocabulary]`: after taking in each character, how likely every next one is. */
  readonly said: Float32Array;
  readonly vocabularySize: number;
  /** `[count, units]`: what the wanted layer gave after taking in each. */
  readonly states: Float32Array | undefined;
};

/** So many characters go through a network at once; between two pieces a stop is heard. */
const pieceLength = 128;
/** So many windows, where a network has to be shown all that stands before anew for each character. */
const windowsAtOnce = 32;

/** The recurrent layers that say something at every place, whose states can be read: `[time, units]`. */
export function readableLayers({ spec }: Model): { readonly id: string; readonly units: number }[] {
  const [window] = spec.inputs[0]?.shape ?? [];
  return spec.layers.flatMap(({ id, type, outputShape }) => {
    const [time, units] = outputShape;
    const isRead = layerOf(type).category === 'recurrent' && outputShape.length === 2;
    return isRead && time === window && units !== undefined ? [{ id, units }] : [];
  });
}

/**
 * Lets a character model read a text from its beginning, by the states of its recurrent layers where these are its
 * only memory, else through its window. `undefined` where it was stopped.
 *
 * @param layerId one of `readableLayers`
 */
export async function readWithModel(
  model: Model,
  characters: Int32Array,
  layerId?: string,
  isStopped: () => boolean = () => false,
): Promise<ModelReading | undefined> {
  const target = predictionName(model);
  const wanted = layerId === undefined ? [target] : [target, layerId];
  const isStepwise = planCharacterStep(model, target) !== undefined;
  const pieces = (isStepwise ? openByState : openByWindow)(model, wanted);
  const length = isStepwise ? pieceLength : windowsAtOnce;
  const breathe = createBreather();
  const parts: (readonly Float32Array[])[] = [];
  try {
    for (let from = 0; from < characters.length; from += length) {
      if (isStopped()) return undefined;
      parts.push(pieces.read(characters, from, Math.min(from + length, characters.length)));
      await breathe();
    }
  } finally {
    pieces.dispose();
  }
  const said = join(parts.map(([first]) => first));
  return {
    said,
    vocabularySize: said.length / characters.length,
    states: layerId === undefined ? undefined : join(parts.map(([, second]) => second)),
  };
}

/** Reads a piece of a text, from the first character to before the last; the wanted values of each, `[count, ...]`. */
type Pieces = {
  readonly read: (characters: Int32Array, from: number, to: number) => readonly Float32Array[];
  readonly dispose: () => void;
};

function openByState(model: Model, wanted: readonly string[]): Pieces {
  const plan = planForward(model, wanted);
  let memory: Memory = new Map();
  const forget = (): void => {
    for (const states of memory.values()) tf.dispose([...states]);
    memory = new Map();
  };
  return {
    read: (characters, from, to) =>
      tf.tidy(() => {
        const own: Memory = new Map(memory);
        const piece = tf.tensor2d(characters.slice(from, to), [1, to - from], 'int32');
        const values = runForward(plan, inputsOf(model, piece), { isTraining: false, memory: own });
        for (const states of own.values()) for (const state of states) tf.keep(state);
        forget();
        memory = own;
        return wanted.map((name) => numbersOf(values, name));
      }),
    dispose: forget,
  };
}

function openByWindow(model: Model, wanted: readonly string[]): Pieces {
  const plan = planForward(model, wanted);
  const window = model.spec.inputs[0]?.shape[0] ?? 1;
  return {
    read: (characters, from, to) => {
      const count = to - from;
      const windows = new Int32Array(count * window);
      /** Where the newest character stands in each window. */
      const newest = Array.from({ length: count }, (_, index) => {
        const end = from + index + 1;
        const start = Math.max(0, end - window);
        windows.set(characters.subarray(start, end), index * window);
        return end - start - 1;
      });
      return tf.tidy(() => {
        const inputs = inputsOf(model, tf.tensor2d(windows, [count, window], 'int32'));
        const values = runForward(plan, inputs, { isTraining: false });
        return wanted.map((name) => {
          const numbers = numbersOf(values, name);
          const width = numbers.length / (count * window);
          return join(
            newest.map((at, index) => {
              const start = (index * window + at) * width;
              return numbers.subarray(start, start + width);
            }),
          );
        });
      });
    },
    dispose: () => undefined,
  };
}

function inputsOf({ spec }: Model, characters: tf.Tensor): Values {
  return new Map(spec.inputs.map(({ id }) => [id, characters]));
}

function numbersOf(values: Values, name: string): Float32Array {
  return readValue(values, name).dataSync<'float32'>().slice();
}

function join(parts: readonly (Float32Array | undefined)[]): Float32Array {
  const all = parts.filter((part) => part !== undefined);
  const joined = new Float32Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
