import { randomStream } from '../src-trainer/random/random-stream.ts';
import type { Weights } from './read-checkpoint.ts';

/** The letters of `char-rnn-hello`, by number. */
const vocabulary = ['e', 'h', 'l', 'o'] as const;

type Writing = {
  readonly prime: string;
  readonly length: number;
  readonly temperature: number;
  readonly seed: number;
};

/**
 * What `char-rnn-hello` writes with these weights, by its formulas in float64. The n-th character is chosen with
 * the n-th number u of the stream named `[seed, 'sample']`: the first one at which the running sum of
 * p^(1/temperature), brought to the sum 1, passes u. Only that stream is the program's own.
 */
export function recomputeText(weights: Weights, writing: Writing): string {
  const { prime, length, temperature, seed } = writing;
  const read = openNetwork(weights);
  const random = randomStream(seed, 'sample');
  let probabilities: readonly number[] = [];
  for (const letter of prime) ({ probabilities } = read(letter));
  let text = prime;
  for (let written = 0; written < length; written += 1) {
    const powers = probabilities.map((probability) => probability ** (1 / temperature));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const uniform = random.nextUniform();
    let sum = 0;
    const index = powers.findIndex((power) => (sum += power / total) > uniform);
    const letter = vocabulary[index] ?? '';
    text += letter;
    ({ probabilities } = read(letter));
  }
  return text;
}

/** The state behind each letter, and how likely each letter is to come next. */
type Read = { readonly state: readonly number[]; readonly probabilities: readonly number[] };

/** What `char-rnn-hello` with these weights makes of every letter of a text, from the state 0. */
export function readAlong(weights: Weights, text: string): readonly Read[] {
  return Array.from(text, openNetwork(weights));
}

/** h = tanh(x W + b + h U) with x the letter as a row of 0 and one 1, then softmax(h V + c). */
function openNetwork(weights: Weights): (letter: string) => Read {
  const kernel = weights.of('simplernn_1/kernel').values;
  const recurrent = weights.of('simplernn_1/recurrent_kernel').values;
  const bias = weights.of('simplernn_1/bias').values;
  const outKernel = weights.of('dense_1/kernel').values;
  const outBias = weights.of('dense_1/bias').values;
  let state: readonly number[] = Array.from(bias, () => 0);
  return (letter) => {
    const vector = vocabulary.map((one) => (one === letter ? 1 : 0));
    const fromInput = multiply(vector, kernel, bias.length);
    const fromState = multiply(state, recurrent, bias.length);
    state = Array.from(bias, (value, unit) =>
      Math.tanh(value + (fromInput[unit] ?? Number.NaN) + (fromState[unit] ?? Number.NaN)),
    );
    const logits = multiply(state, outKernel, outBias.length).map(
      (value, unit) => value + (outBias[unit] ?? Number.NaN),
    );
    const exponentials = logits.map((logit) => Math.exp(logit));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    return { state, probabilities: exponentials.map((value) => value / total) };
  };
}

/** A row times a matrix `[rows, columns]`. */
function multiply(row: readonly number[], matrix: Float32Array, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) =>
    row.reduce((sum, value, at) => sum + value * (matrix[at * columns + column] ?? Number.NaN), 0),
  );
}
