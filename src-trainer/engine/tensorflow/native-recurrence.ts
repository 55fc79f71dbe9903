import * as tf from '@tensorflow/tfjs-core';

import { executeNative, nativeInstructionSet } from './native-operations.ts';

/**
 * Recurrent layers as one operation of TensorFlow each, and another for the gradient: the operations of
 * `src-trainer/engine/native`, for whole sequences. All numbers are float32.
 *
 * The step t of an example counts where `mask` says so; at one that does not, the states stay as they were
 * and the hidden state is repeated as the output, as tfjs' own layers do.
 */

/** What all kinds of layers take. Weights lie as Keras stores them, the gates side by side in its order. */
export type NativeSequence = {
  /** `[batch, time, input]`. */
  readonly x: tf.Tensor;
  /** `[input, gates × units]`. */
  readonly kernel: tf.Tensor;
  /** `[units, gates × units]`. */
  readonly recurrentKernel: tf.Tensor;
  /** LSTM and RNN `[gates × units]`, GRU `[2, 3 × units]` (of the input, of the state); zeros where absent. */
  readonly bias?: tf.Tensor | undefined;
  /** The hidden state before the first step, `[batch, units]`; zeros where absent. */
  readonly hidden?: tf.Tensor | undefined;
  /**
   * `[batch, time]`, 0 or false at the steps that do not count; or `[batch]`, how many of an example's first
   * steps count. All do where absent.
   */
  readonly mask?: tf.Tensor | undefined;
};

export type NativeStates = {
  /** The hidden state after every step, `[batch, time, units]`. */
  readonly hidden: tf.Tensor3D;
  /** The hidden state after the last step, `[batch, units]`. */
  readonly lastHidden: tf.Tensor2D;
};

export type NativeLstmStates = NativeStates & {
  /** The cell state after the last step, `[batch, units]`. */
  readonly lastCell: tf.Tensor2D;
};

/** Whether the layers below can be used: the open engine is TensorFlow, and it has the operations. */
export function hasNativeRecurrence(): boolean {
  return nativeInstructionSet() !== undefined;
}

let isRegistered = false;

/** Tells tfjs of the operations and of their gradients. */
function register(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const { name, inputs, outputs, saved } of Object.values(layers)) {
    tf.registerKernel({
      kernelName: name,
      backendName: 'tensorflow',
      kernelFunc: ({ inputs: given }) =>
        executeNative(
          name,
          inputs.map((input) => demand(given[input])),
          outputs.length,
        ),
    });
    const variables = inputs.filter((input) => input !== 'mask');
    const kept = inputs.filter((input) => input !== 'bias');
    tf.registerGradient({
      kernelName: name,
      inputsToSave: kept,
      outputsToSave: outputs.map((output) => saved.includes(output)),
      gradFunc: (gradients, tensors) => {
        const given = Array.isArray(gradients) ? gradients : [gradients];
        const byStates = given.filter((_, index) => isState(outputs[index]));
        const found = executeNative(`${name}Grad`, [...byStates, ...tensors], variables.length);
        const slopes = variables.map((variable, index): [string, () => tf.Tensor] => [
          variable,
          () => demand(found[index]),
        ]);
        // A mask that is made of numbers of the network (Masking) has no slope.
        const mask = (): tf.Tensor => tf.zeros(demand(tensors[kept.indexOf('mask')]).shape);
        return { ...Object.fromEntries(slopes), mask };
      },
    });
  }
}

/**
 * LSTM with gates i, f, c, o: i, f, o = σ(x W + h U + b), g = tanh(x W + h U + b); c' = f c + i g;
 * h' = o tanh(c').
 *
 * @param sequence `cell` is the cell state before the first step, `[batch, units]`; zeros where absent
 * Source: Keras API, LSTM layer; Hochreiter and Schmidhuber, "Long short-term memory", 1997.
 */
export function nativeLstm(
  sequence: NativeSequence & { readonly cell?: tf.Tensor | undefined },
): NativeLstmStates {
  const common = complete(sequence, 4, (columns) => [columns]);
  const cell = sequence.cell ?? tf.zerosLike(common.hidden);
  const [hidden, lastCell] = run(layers.lstm.name, { ...common, cell });
  return { ...statesOf(hidden), lastCell: lastCell as tf.Tensor2D };
}

/**
 * GRU with gates z, r, h, the reset gate applied after the product (`reset_after`): z, r = σ(x W + h U + b);
 * g = tanh(x W + b + r (h U + b')); h' = z h + (1 − z) g.
 *
 * Source: Keras API, GRU layer; Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014.
 */
export function nativeGru(sequence: NativeSequence): NativeStates {
  const [hidden] = run(
    layers.gru.name,
    complete(sequence, 3, (columns) => [2, columns]),
  );
  return statesOf(hidden);
}

/**
 * h' = tanh(x W + h U + b).
 *
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export function nativeRnn(sequence: NativeSequence): NativeStates {
  const [hidden] = run(
    layers.rnn.name,
    complete(sequence, 1, (columns) => [columns]),
  );
  return statesOf(hidden);
}

type Layer = {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Outputs that the gradient reads again. */
  readonly saved: readonly string[];
};

/** Inputs and outputs in the order in which the operations have them. */
const common = ['x', 'kernel', 'recurrentKernel', 'bias', 'hidden'] as const;
const layers: Readonly<Record<'lstm' | 'gru' | 'rnn', Layer>> = {
  lstm: {
    name: 'LienzoLstm',
    inputs: [...common, 'cell', 'mask'],
    outputs: ['hidden', 'lastCell', 'cells', 'gates'],
    saved: ['hidden', 'cells', 'gates'],
  },
  gru: {
    name: 'LienzoGru',
    inputs: [...common, 'mask'],
    outputs: ['hidden', 'gates'],
    saved: ['hidden', 'gates'],
  },
  rnn: {
    name: 'LienzoRnn',
    inputs: [...common, 'mask'],
    outputs: ['hidden'],
    saved: ['hidden'],
  },
};

/** Whether an output is a result, which has a gradient, and not only what the gradient is made of. */
function isState(output: string | undefined): boolean {
  return output === 'hidden' || output === 'lastCell';
}

/** Fills in what was left out. `biasShape` is the bias's for so many columns of the weights. */
function complete(
  { x, kernel, recurrentKernel, bias, hidden, mask }: NativeSequence,
  gates: number,
  biasShape: (columns: number) => number[],
): tf.NamedTensorMap & { readonly hidden: tf.Tensor } {
  const [batch = 0] = x.shape;
  const [units = 0] = recurrentKernel.shape;
  return {
    x,
    kernel,
    recurrentKernel,
    bias: bias ?? tf.zeros(biasShape(gates * units)),
    hidden: hidden ?? tf.zeros([batch, units]),
    // One without numbers stands for none.
    mask: mask === undefined ? tf.tensor1d([], 'int32') : tf.cast(mask, 'int32'),
  };
}

function run(name: string, inputs: tf.NamedTensorMap): readonly tf.Tensor[] {
  register();
  const outputs: tf.Tensor | tf.Tensor[] = tf.engine().runKernel(name, inputs);
  return Array.isArray(outputs) ? outputs : [outputs];
}

function statesOf(hidden: tf.Tensor | undefined): NativeStates {
  const all = hidden as tf.Tensor3D;
  const [batch, time, units] = all.shape;
  const last = tf.slice(all, [0, time - 1, 0], [batch, 1, units]);
  return { hidden: all, lastHidden: tf.reshape(last, [batch, units]) };
}

function demand<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a recurrent operation lacks a tensor');
  return value;
}
