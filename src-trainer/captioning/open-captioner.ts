import * as tf from '@tensorflow/tfjs-core';

import { paddingId, startId } from '../../src-shared/datasets/caption-words.ts';
import type { LayerType } from '../../src-shared/layers/index.ts';
import { Attention } from '../model/custom-layers/attention.ts';
import { isAnswerSoFar } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward, type Memory } from '../model/forward.ts';
import type { Model, Operation } from '../model/model.ts';
import { placewiseLayers, recurrentLayers } from '../model/layers-along-time.ts';

/** Sentences in the making, one a row: how each goes on is still to be said. */
export type Rows = {
  /** Which of the pictures each row is about. */
  readonly pictures: Int32Array;
  /** `[rows, steps]`: the words that the network has read, the start first. */
  readonly words: Int32Array;
  /** Words read so far. */
  readonly length: number;
  /** ln p of every word of the vocabulary as the next one: `[rows, vocabulary]`, flat. */
  readonly logProbabilities: Float32Array;
};

/** A network that has looked at some pictures and now says something about them. */
export type Captioner = {
  readonly vocabularySize: number;
  /** Words of a caption at most, the end among them. */
  readonly steps: number;
  /** One row a picture, before the first word. */
  readonly begin: () => Rows;
  /** Rows that go on with one more word each: `parents` says which rows of `before` they continue. */
  readonly next: (before: Rows, parents: Int32Array, words: Int32Array) => Rows;
  readonly dispose: () => void;
};

/** Layers of which one word more is calculated without the words before it; of Attention see `asksPicture`. */
const wordwise: ReadonlySet<LayerType> = new Set<LayerType>([
  ...placewiseLayers,
  'Embedding',
  'Attention',
]);
/**
 * Lets a network look at pictures, `[pictures, ...inputShape]`: what hangs on them alone is calculated once. Where all
 * else treats every place alike and remembers by recurrent layers only, a word costs one step of them, from the
 * states that its row had; any other network reads the whole sentence so far anew for every word.
 *
 * Throws where the network does not read the words it has said.
 */
export function openCaptioner(model: Model, pictures: tf.Tensor): Captioner {
  const [output] = model.outputs;
  const reader = model.spec.inputs.find((input) => isAnswerSoFar(model.spec, input));
  if (output === undefined || reader === undefined) throw new Error('the network says no captions');
  const target = output.logits ?? output.from;
  const [steps = 1, vocabularySize = 1] = output.shape;
  const { looking, saying, seen } = divide(planForward(model, [target]), reader.id);
  const looked = tf.tidy(() => {
    const given = model.spec.inputs.flatMap(({ id }) =>
      id === reader.id ? [] : [[id, pictures] as const],
    );
    const values = runForward(looking, new Map(given), { isTraining: false });
    return Object.fromEntries(
      seen.map((name) => [name, tf.keep(tf.clone(readValue(values, name)))]),
    );
  });
  /** What is looked at as a whole at every word, and what has a place for each. */
  const wholes = new Set(seen.filter((name) => isAnswers(saying, name)));
  const isStepwise =
    seen.every(
      (name) => wholes.has(name) || (looked[name]?.rank === 3 && looked[name].shape[1] === steps),
    ) &&
    isEveryWordAlike(model, saying) &&
    saying.every((operation) => asksPicture(operation, wholes));
  /** The states of the rows that were made last. */
  let memory: Memory = new Map();

  const read = (rows: Omit<Rows, 'logProbabilities'>, parents: Int32Array): Rows => {
    const { pictures: about, words, length } = rows;
    const [from, size] = isStepwise ? [length - 1, 1] : [0, steps];
    const after: Memory = new Map();
    const scores = tf.tidy(() => {
      const all = tf.tensor2d(words, [about.length, steps], 'int32');
      const given = new Map<string, tf.Tensor>([[reader.id, tf.slice(all, [0, from], [-1, size])]]);
      for (const [name, value] of Object.entries(looked)) {
        const ofRows = tf.gather(value, tf.tensor1d(about, 'int32'));
        given.set(
          name,
          isStepwise && !wholes.has(name) ? tf.slice(ofRows, [0, from, 0], [-1, 1, -1]) : ofRows,
        );
      }
      for (const [name, states] of memory) {
        after.set(
          name,
          states.map((state) => tf.gather(state, tf.tensor1d(parents, 'int32'))),
        );
      }
      const pass = { isTraining: false, ...(isStepwise && { memory: after }) };
      const said = readValue(runForward(saying, given, pass), target);
      const here = tf.slice(said, [0, length - 1 - from, 0], [-1, 1, -1]);
      const row = tf.reshape(here, [about.length, vocabularySize]);
      for (const states of after.values()) for (const state of states) tf.keep(state);
      return output.logits === undefined ? tf.log(tf.maximum(row, 1e-7)) : tf.logSoftmax(row);
    });
    tf.dispose([...memory.values()].flat());
    memory = after;
    const logProbabilities = scores.dataSync<'float32'>().slice();
    scores.dispose();
    return { ...rows, logProbabilities };
  };

  return {
    vocabularySize,
    steps,
    begin: () => {
      tf.dispose([...memory.values()].flat());
      memory = new Map();
      const [count = 0] = pictures.shape;
      const words = new Int32Array(count * steps).fill(paddingId);
      for (let row = 0; row < count; row += 1) words[row * steps] = startId;
      const about = Int32Array.from({ length: count }, (_, picture) => picture);
      return read({ pictures: about, words, length: 1 }, about);
    },
    next: (before, parents, words) => {
      const { length } = before;
      if (length >= steps) throw new RangeError(`no caption has more than ${steps} words`);
      const all = new Int32Array(parents.length * steps).fill(paddingId);
      for (const [row, parent] of parents.entries()) {
        all.set(before.words.subarray(parent * steps, parent * steps + length), row * steps);
        all[row * steps + length] = words[row] ?? paddingId;
      }
      const about = Int32Array.from(parents, (parent) => before.pictures[parent] ?? 0);
      return read({ pictures: about, words: all, length: length + 1 }, parents);
    },
    dispose: () => {
      tf.dispose([...Object.values(looked), ...[...memory.values()].flat()]);
      memory = new Map();
    },
  };
}

/** What hangs on the picture alone, what reads words too, and the values that the second takes from the first. */
function divide(plan: readonly Operation[], readerId: string) {
  const ofWords = new Set([readerId]);
  for (const { from, to } of plan) if (from.some((name) => ofWords.has(name))) ofWords.add(to);
  const looking = plan.filter(({ to }) => !ofWords.has(to));
  const saying = plan.filter(({ to }) => ofWords.has(to));
  const seen = [...new Set(saying.flatMap(({ from }) => from))].filter((it) => !ofWords.has(it));
  return { looking, saying, seen };
}

/** Whether a value is what questions of words are asked about, and nothing else. */
function isAnswers(saying: readonly Operation[], name: string): boolean {
  return saying.every(
    ({ layer, from }) =>
      !from.includes(name) || (layer instanceof Attention && from.indexOf(name) === 1),
  );
}

/** Whether an Attention looks at what was seen, all of which is there at every word, and not at the words themselves. */
function asksPicture({ layer, from }: Operation, wholes: ReadonlySet<string>): boolean {
  return !(layer instanceof Attention) || wholes.has(from[1] ?? '');
}

function isEveryWordAlike({ spec }: Model, saying: readonly Operation[]): boolean {
  return spec.layers
    .filter(({ id }) => saying.some(({ to }) => to === id || to.startsWith(`${id}/`)))
    .every(
      ({ type, config }) =>
        wordwise.has(type) || (recurrentLayers.has(type) && config['returnSequences'] === true),
    );
}
