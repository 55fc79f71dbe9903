import {
  answerAt,
  isAsked,
  isPassed,
  rowOf,
  stepAfter,
  type BothSides,
  type Unrolled,
} from './decode-unrolled.ts';
import type { LossName } from '../../src-shared/spec/loss-names.ts';
import { wayBackOf } from './shown-states.ts';

/** Losses whose gradient by the sums before a softmax is what is said without what is right. */
const overClasses: ReadonlySet<LossName> = new Set([
  'sparseCategoricalCrossentropy',
  'maskedCrossentropy',
]);

/** Products that are added up: a weight and what it is multiplied by. */
export type Products = readonly (readonly [number, number])[];

/** The sums of one unit of a small layer, or of one of its gates, at one step. */
export type UnitSums = {
  /** W_hx x_t, and W_hh times the state before. */
  readonly ofInput: Products;
  readonly ofState: Products;
  readonly bias: number | undefined;
  readonly inputSum: number;
  readonly stateSum: number;
  readonly sum: number;
};

/** `undefined` where the weights are not at hand, or the layer has gates. */
export function unitSums(unrolled: Unrolled, step: number, unit: number): UnitSums | undefined {
  return unrolled.layer === 'SimpleRNN' ? columnSums(unrolled, step, unit) : undefined;
}

/** The blocks of columns that gates have in a kernel. Source: Keras API, LSTM and GRU layers. */
const gateBlocks: Readonly<Record<Unrolled['layer'], readonly string[]>> = {
  SimpleRNN: [],
  GRU: ['z', 'r', 'n'],
  LSTM: ['i', 'f', 'g', 'o'],
};

/**
 * What a gate of one unit of a small LSTM or GRU adds up before its σ or its activation. `undefined` where the weights
 * are not at hand, and for the candidate n of a GRU, whose two sums the reset gate keeps apart.
 */
export function gateSums(
  unrolled: Unrolled,
  step: number,
  unit: number,
  gate: string,
): UnitSums | undefined {
  const block = gateBlocks[unrolled.layer].indexOf(gate);
  if (block < 0 || gate === 'n') return undefined;
  return columnSums(unrolled, step, block * unrolled.units + unit);
}

/** The sums of a column of the kernels at a step. */
function columnSums(unrolled: Unrolled, step: number, column: number): UnitSums | undefined {
  const { weights, units, inputs } = unrolled;
  const kernel = weights.get('kernel');
  const recurrent = weights.get('recurrent_kernel');
  if (kernel === undefined || recurrent === undefined) return undefined;
  const columns = recurrent.data.length / units;
  const before = stateBefore(unrolled, step) ?? new Float32Array(units);
  const ofInput = columnProducts(kernel.data, columns, column, rowOf(inputs, step));
  const ofState = columnProducts(recurrent.data, columns, column, before);
  // A GRU has two rows of them, one for each sum.
  const biases = weights.get('bias')?.data;
  const bias =
    biases === undefined ? undefined : (biases[column] ?? 0) + (biases[columns + column] ?? 0);
  const [inputSum, stateSum] = [add(ofInput), add(ofState)];
  return { ofInput, ofState, bias, inputSum, stateSum, sum: inputSum + stateSum + (bias ?? 0) };
}

/** The sum of one class of an answer behind a step, before its activation; `undefined` where it is not at hand. */
export function answerSums(
  { readout, outputs, answer, both }: Unrolled,
  step: number,
  index: number,
):
  | { readonly products: Products; readonly bias: number | undefined; readonly sum: number }
  | undefined {
  const kernel = readout?.weights.get('kernel');
  if (kernel === undefined || answer === undefined) return undefined;
  // What is read is what leaves the layer: of two recurrences what both together give.
  const read = both === undefined ? rowOf(outputs, step) : resultAt(both, step);
  const products = columnProducts(kernel.data, answer.size, index, read);
  const bias = readout?.weights.get('bias')?.data[index];
  return { products, bias, sum: add(products) + (bias ?? 0) };
}

/** What a unit's gradient is made of: what the answer behind the step asks for, and what comes back from the next step. */
export type GradientParts = { readonly direct: number; readonly later: number };

/**
 * ∂L/∂h_t of one unit of a small SimpleRNN with tanh under a softmax, in its two parts:
 * W_hy^T (y_t − right) n_t + W_hh^T ((1 − h_{t+1}²) ∘ ∂L/∂h_{t+1}), where n_t is what the step's loss counts for.
 * Where step t + 1 is passed over h_{t+1} is h_t, and the second part ∂L/∂h_{t+1}, of every layer.
 * Of a recurrence from the right to the left t − 1 stands for t + 1, and of two the first part goes through what is made
 * of both.
 */
export function gradientParts(
  unrolled: Unrolled,
  step: number,
  unit: number,
  lossOf: 'last' | 'all',
): GradientParts | undefined {
  const { answer, readout } = unrolled;
  const out = readout?.weights.get('kernel')?.data;
  const later = gradientOfLater(unrolled, step, unit, lossOf);
  if (later === undefined || out === undefined || readout?.activation !== 'softmax')
    return undefined;
  if (answer?.values === undefined || !overClasses.has(answer.loss)) return undefined;
  const place = answerAt(unrolled, step);
  const share = place === undefined ? 0 : lossShare(unrolled, step, lossOf);
  let direct = 0;
  if (place !== undefined && share > 0) {
    const right = answer.targets.data[place];
    const { row, factor } = throughMerge(unrolled, step, unit);
    for (const [k, said] of rowOf(answer.values, place).entries()) {
      direct += share * factor * (out[row * answer.size + k] ?? 0) * (said - (k === right ? 1 : 0));
    }
  }
  return { direct, later };
}

/** What comes back from the next step of the recurrence; `undefined` where it cannot be told from what is at hand. */
function gradientOfLater(
  unrolled: Unrolled,
  step: number,
  unit: number,
  lossOf: 'last' | 'all',
): number | undefined {
  const { weights, units, layer, activation, outputs } = unrolled;
  const gradients = wayBackOf(unrolled, lossOf)?.byOutputs;
  if (gradients === undefined) return undefined;
  const after = stepAfter(unrolled, step, 1);
  if (after === undefined) return 0;
  if (isPassed(unrolled, after)) return rowOf(gradients, after)[unit];
  const recurrent = weights.get('recurrent_kernel')?.data;
  if (layer !== 'SimpleRNN' || activation !== 'tanh' || recurrent === undefined) return undefined;
  const next = rowOf(outputs, after);
  let later = 0;
  for (const [j, gradient] of rowOf(gradients, after).entries()) {
    later += (recurrent[unit * units + j] ?? 0) * (1 - (next[j] ?? 0) ** 2) * gradient;
  }
  return later;
}

/** Whether a step's gradient is that of the next one and nothing else: it is passed over, and nothing else is asked for. */
export function handsOn(unrolled: Unrolled, step: number, lossOf: 'last' | 'all'): boolean {
  const after = stepAfter(unrolled, step, 1);
  const gradients = wayBackOf(unrolled, lossOf)?.byOutputs;
  if (after === undefined || gradients === undefined || !isPassed(unrolled, after)) return false;
  const next = rowOf(gradients, after);
  return rowOf(gradients, step).every((gradient, unit) => gradient === next[unit]);
}

/** The state that a step begins with; nothing where it is the first of its recurrence. */
export function stateBefore(unrolled: Unrolled, step: number): Float32Array | undefined {
  const before = stepAfter(unrolled, step, -1);
  return before === undefined ? undefined : rowOf(unrolled.outputs, before);
}

/** What leaves two recurrences at a step, or once for all steps. */
export function resultAt({ results }: BothSides, step: number): Float32Array {
  return rowOf(results, results.shape[0] === 1 ? 0 : step);
}

/** Which number of the result a unit's state goes into, and how much of it. */
function throughMerge(
  { both, isLeftwards, units, answer, steps }: Unrolled,
  step: number,
  unit: number,
): { readonly row: number; readonly factor: number } {
  switch (both?.mode) {
    case undefined:
    case 'sum':
      return { row: unit, factor: 1 };
    case 'concat':
      return { row: isLeftwards ? units + unit : unit, factor: 1 };
    case 'ave':
      return { row: unit, factor: 0.5 };
    case 'mul': {
      const [other, end] = isLeftwards
        ? ([both.rightwards, steps - 1] as const)
        : ([both.leftwards, 0] as const);
      const at = answer?.isEach === true ? step : end;
      return { row: unit, factor: rowOf(other.outputs, at)[unit] ?? 0 };
    }
  }
}

/** What the loss of a step counts for in the loss that is looked at. */
function lossShare(unrolled: Unrolled, step: number, lossOf: 'last' | 'all'): number {
  const { lastLoss, losses } = unrolled;
  if (lastLoss === undefined) return 1;
  if (!isAsked(unrolled, step)) return 0;
  if (lossOf === 'last') return step === lastLoss ? 1 : 0;
  return 1 / losses.data.filter((loss) => !Number.isNaN(loss)).length;
}

/** A column of a matrix `[rows, columns]` times a row. */
function columnProducts(
  matrix: Float32Array,
  columns: number,
  column: number,
  row: Float32Array,
): Products {
  return Array.from(row, (value, at) => [matrix[at * columns + column] ?? 0, value] as const);
}

function add(products: Products): number {
  return products.reduce((sum, [weight, value]) => sum + weight * value, 0);
}
