import type { UnrolledFrame } from '../../../src-shared/protocol/unrolled-frame.ts';
import type { Numbers } from '../../../src-renderer/run/decode-frame.ts';
import { decodeUnrolled, type Unrolled } from '../../../src-renderer/unrolled/decode-unrolled.ts';

/** A frame's numbers, one array behind the other. */
export function collectFloats() {
  const all: number[] = [];
  return {
    add: (shape: number[], values: readonly number[]) => {
      const offset = all.length;
      all.push(...values);
      return { shape, offset };
    },
    bytes: () => new Uint8Array(Float32Array.from(all).buffer),
  };
}

/*
 * h_t = tanh(W_hx x_t + W_hh h_{t−1} + b) with one number a step and two units, y_t = softmax(W_hy h_t + c), calculated
 * by hand:
 *
 * W_hx = (0.5, −1), W_hh = (0.2 0.4 / −0.3 0.1) (row: from, column: to), b = (0.1, 0), x = (1, 2)
 * h_1 = (tanh 0.6, tanh −1) = (0.537050, −0.761594)
 * sums of step 2: 0.5·2 + 0.2·0.537050 − 0.3·(−0.761594) + 0.1 = 1.435888, −1·2 + 0.4·0.537050 + 0.1·(−0.761594)
 *   = −1.861339; h_2 = (0.892809, −0.952792)
 * W_hy = (1 −1 / 0.5 2), c = 0: z_2 = (0.416413, −2.798393), y_2 = (0.961411, 0.038589)
 * the right class of step 2 is the second: L_2 = −ln 0.038589 = 3.254799
 * ∂L_2/∂h_2 = W_hy (y_2 − (0, 1)) = (1.922822, −1.442117)
 * ∂L_2/∂h_1 = W_hh ((1 − h_2²) ∘ ∂L_2/∂h_2) = (0.024847, −0.130332)
 */
export function exampleUnrolled(): Unrolled {
  const floats = collectFloats();
  const { add } = floats;
  const frame: UnrolledFrame = {
    ...({ type: 'probe/unrolled', probeId: 'unrolled', step: 7, nodeId: 'simplernn_1' } as const),
    ...({ layer: 'SimpleRNN', activation: 'tanh', example: 0, examples: 3 } as const),
    ...{ isTyped: true, features: 1, units: 2, hasBias: true, loss: 2, lastLoss: 1 },
    tokens: add([2], [0, 1]),
    inputs: add([2, 1], [1, 2]),
    outputs: add([2, 2], [0.53705, -0.761594, 0.892809, -0.952792]),
    gates: [],
    answer: {
      ...({ nodeId: 'output_1', loss: 'sparseCategoricalCrossentropy' } as const),
      ...{ isEach: true, size: 2 },
      values: add([2, 2], [0.9, 0.1, 0.961411, 0.038589]),
      top: {
        classes: add([2, 2], [0, 1, 0, 1]),
        shares: add([2, 2], [0.9, 0.1, 0.961411, 0.038589]),
      },
      targets: add([2], [0, 1]),
      rightShares: add([2], [0.9, 0.038589]),
    },
    losses: add([2], [0.105361, 3.254799]),
    back: {
      all: { sizes: add([2], [0.1, 1.2]) },
      last: {
        sizes: add([2], [0.132679, 2.403528]),
        byOutputs: add([2, 2], [0.024847, -0.130332, 1.922822, -1.442117]),
      },
    },
    clipping: {
      ...({ kind: 'norm', limit: 1, whole: { before: 2, after: 1 } } as const),
      weights: [],
    },
    weights: [
      { name: 'kernel', floats: add([1, 2], [0.5, -1]) },
      { name: 'recurrent_kernel', floats: add([2, 2], [0.2, 0.4, -0.3, 0.1]) },
      { name: 'bias', floats: add([2], [0.1, 0]) },
    ],
    readout: {
      ...{ nodeId: 'dense_1', activation: 'softmax' },
      weights: [
        { name: 'kernel', floats: add([2, 2], [1, -1, 0.5, 2]) },
        { name: 'bias', floats: add([2], [0, 0]) },
      ],
    },
  };
  return decodeUnrolled(frame, floats.bytes());
}

/** The same with a step of padding between the two, which is passed over: h_2 = h_1, and ∂L/∂h_1 = ∂L/∂h_2. */
export function exampleWithPadding(): Unrolled {
  const unrolled = exampleUnrolled();
  const { back, answer } = unrolled;
  const spread = ({ data, shape }: Numbers, inPadding: readonly number[]): Numbers => {
    const [steps = 1, ...rest] = shape;
    const size = data.length / steps;
    const values = [...data.subarray(0, size), ...inPadding, ...data.subarray(size)];
    return { data: Float32Array.from(values), shape: [steps + 1, ...rest] };
  };
  const repeat = (numbers: Numbers): Numbers =>
    spread(numbers, [...numbers.data.subarray(0, numbers.data.length / 2)]);
  if (answer?.values === undefined || answer.top === undefined || back?.last === undefined)
    throw new Error('the example has an answer and a way back');
  const { sizes, byOutputs } = back.last;
  if (answer.rightShares === undefined || byOutputs === undefined || unrolled.tokens === undefined)
    throw new Error('the example has tokens');
  return {
    ...unrolled,
    ...{ steps: 3, lastLoss: 2 },
    tokens: spread(unrolled.tokens, [0]),
    taken: { data: Float32Array.of(1, 0, 1), shape: [3] },
    inputs: spread(unrolled.inputs, [9]),
    outputs: repeat(unrolled.outputs),
    losses: spread(unrolled.losses, [Number.NaN]),
    answer: {
      ...answer,
      values: repeat(answer.values),
      top: { classes: repeat(answer.top.classes), shares: repeat(answer.top.shares) },
      targets: spread(answer.targets, [0]),
      rightShares: repeat(answer.rightShares),
    },
    back: {
      ...back,
      last: {
        ...{ sizes: repeat(sizes), memorySizes: undefined },
        byOutputs: repeat(byOutputs),
      },
    },
  };
}
