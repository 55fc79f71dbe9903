/** The weights of SimpleRNN and Dense with a softmax, flat in row-major order. */
export type HelloWeights = {
  /** W_hx: `[symbols, units]`. */
  readonly kernel: readonly number[];
  /** W_hh: `[units, units]`. */
  readonly recurrentKernel: readonly number[];
  readonly bias: readonly number[];
  /** W_hy: `[units, symbols]`. */
  readonly outKernel: readonly number[];
  readonly outBias: readonly number[];
};

export type ByHand = {
  /** A row a step. */
  readonly x: number[][];
  readonly h: number[][];
  readonly y: number[][];
  readonly losses: number[];
  readonly loss: number;
  /** ∂L/∂h_t of the mean loss, and of the last step's loss alone. */
  readonly byAll: number[][];
  readonly byLast: number[][];
  /** ∂L/∂w of the mean loss. */
  readonly byWeights: { readonly [Name in keyof HelloWeights]: number[] };
};

/**
 * The course's formulas, a number at a time and in double precision: h_t = tanh(W_hh h_{t−1} + W_hx x_t + b),
 * y_t = softmax(W_hy h_t + c), L = mean of −ln y_t[right]; and back through time:
 * ∂L/∂h_t = W_hy (y_t − target) / T + W_hh ((1 − h_{t+1}²) ∂L/∂h_{t+1}).
 *
 * @param tokens what is read, each as a row of 0 and one 1, and `targets` what should be said, a number a step
 */
export function calculateByHand(
  weights: HelloWeights,
  tokens: readonly number[],
  targets: readonly number[],
): ByHand {
  const { kernel, recurrentKernel, bias, outKernel, outBias } = weights;
  const [units, symbols, steps] = [bias.length, outBias.length, tokens.length];
  const x = tokens.map((token) => outBias.map((_, symbol) => (symbol === token ? 1 : 0)));
  const h: number[][] = [];
  const y: number[][] = [];
  for (let t = 0; t < steps; t += 1) {
    const before = h[t - 1] ?? bias.map(() => 0);
    h.push(
      bias.map((b, j) => {
        let sum = b;
        for (let i = 0; i < symbols; i += 1) sum += x[t]![i]! * kernel[i * units + j]!;
        for (let i = 0; i < units; i += 1) sum += before[i]! * recurrentKernel[i * units + j]!;
        return Math.tanh(sum);
      }),
    );
    const logits = outBias.map((b, k) => {
      let sum = b;
      for (let j = 0; j < units; j += 1) sum += h[t]![j]! * outKernel[j * symbols + k]!;
      return sum;
    });
    const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
    y.push(logits.map((z) => Math.exp(z) / total));
  }
  const losses = y.map((shares, t) => -Math.log(shares[targets[t]!]!));

  /** The way back, with the loss of step t counting `shares[t]`. */
  const back = (shares: readonly number[]) => {
    const zeros = (length: number): number[] => Array.from({ length }, () => 0);
    const byWeights = {
      kernel: zeros(kernel.length),
      recurrentKernel: zeros(recurrentKernel.length),
      bias: zeros(units),
      outKernel: zeros(outKernel.length),
      outBias: zeros(symbols),
    };
    const byH: number[][] = [];
    let later = zeros(units);
    for (let t = steps - 1; t >= 0; t -= 1) {
      const byLogits = y[t]!.map((p, k) => shares[t]! * (p - (k === targets[t] ? 1 : 0)));
      const dh = later.map((one, j) => {
        let sum = one;
        for (let k = 0; k < symbols; k += 1) sum += byLogits[k]! * outKernel[j * symbols + k]!;
        return sum;
      });
      byH.unshift(dh);
      const delta = dh.map((one, j) => one * (1 - h[t]![j]! ** 2));
      for (let k = 0; k < symbols; k += 1) {
        byWeights.outBias[k]! += byLogits[k]!;
        for (let j = 0; j < units; j += 1) {
          byWeights.outKernel[j * symbols + k]! += h[t]![j]! * byLogits[k]!;
        }
      }
      for (let j = 0; j < units; j += 1) {
        byWeights.bias[j]! += delta[j]!;
        for (let i = 0; i < symbols; i += 1) {
          byWeights.kernel[i * units + j]! += x[t]![i]! * delta[j]!;
        }
        for (let i = 0; i < units; i += 1) {
          byWeights.recurrentKernel[i * units + j]! += (h[t - 1]?.[i] ?? 0) * delta[j]!;
        }
      }
      later = later.map((_, i) => {
        let sum = 0;
        for (let j = 0; j < units; j += 1) sum += recurrentKernel[i * units + j]! * delta[j]!;
        return sum;
      });
    }
    return { byH, byWeights };
  };
  const all = back(losses.map(() => 1 / steps));
  const last = back(losses.map((_, t) => (t === steps - 1 ? 1 : 0)));
  return {
    ...{ x, h, y, losses },
    loss: losses.reduce((sum, one) => sum + one, 0) / steps,
    byAll: all.byH,
    byLast: last.byH,
    byWeights: all.byWeights,
  };
}
