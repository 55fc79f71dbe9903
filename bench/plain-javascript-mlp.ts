/** A multilayer perceptron with tanh in every layer, mean squared error and Adam, in loops over typed arrays. */
export type PlainMlp = {
  /** All weights: of each layer the kernel `[inputs, units]`, then the bias `[units]`. */
  readonly weights: Float64Array;
  /**
   * One update with the examples whose numbers stand in `order` from `start` on, as many as a batch has;
   * answers their loss before it. `inputs` is `[examples, sizes[0]]`, `targets` `[examples, sizes.at(-1)]`.
   */
  readonly step: (
    inputs: Float32Array,
    targets: ArrayLike<number>,
    order: Int32Array,
    start: number,
  ) => number;
};

export type PlainSettings = {
  /** Numbers of each layer, the inputs first. */
  readonly sizes: readonly number[];
  readonly batchSize: number;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Between 0 and 1, one after the other: what the first weights are drawn from. */
  readonly uniform: () => number;
};

/** One layer: where its numbers lie among all weights, and room for what it works out for one example. */
type Layer = {
  readonly from: number;
  readonly to: number;
  readonly kernel: number;
  readonly bias: number;
  readonly outputs: Float64Array;
  /** The loss by what goes into tanh. */
  readonly errors: Float64Array;
};

/** Source (of the constant): Keras API, Adam, `epsilon`. */
const epsilon = 1e-7;

/** What a careful loop without any library comes to; drawn with Glorot's uniform distribution, biases 0. */
export function createPlainMlp(settings: PlainSettings): PlainMlp {
  const { sizes, batchSize, learningRate, beta1, beta2, uniform } = settings;
  const layers: Layer[] = [];
  let count = 0;
  for (const [index, to] of sizes.slice(1).entries()) {
    const from = sizes[index] ?? 0;
    const [kernel, bias] = [count, count + from * to];
    count = bias + to;
    const [outputs, errors] = [new Float64Array(to), new Float64Array(to)];
    layers.push({ from, to, kernel, bias, outputs, errors });
  }
  const weights = new Float64Array(count);
  for (const { from, to, kernel, bias } of layers) {
    const limit = Math.sqrt(6 / (from + to));
    for (let at = kernel; at < bias; at += 1) weights[at] = limit * (2 * uniform() - 1);
  }
  const gradients = new Float64Array(count);
  const means = new Float64Array(count);
  const meanSquares = new Float64Array(count);
  const example = new Float64Array(sizes[0] ?? 0);
  const outputLayer = layers.at(-1);
  if (outputLayer === undefined) throw new RangeError('a network has at least one layer');
  const { outputs: said, errors: outputErrors, to: outputCount } = outputLayer;
  const backwards = layers.map((layer, index) => ({ layer, before: layers[index - 1] })).reverse();
  let steps = 0;

  return {
    weights,
    step: (inputs, targets, order, start) => {
      gradients.fill(0);
      let loss = 0;
      for (let place = start; place < start + batchSize; place += 1) {
        const row = order[place] ?? 0;
        for (let at = 0; at < example.length; at += 1)
          example[at] = inputs[row * example.length + at] ?? 0;
        forward();
        loss += errorsOfOutput(targets, row);
        backward();
      }
      update();
      return loss / (batchSize * outputCount);
    },
  };

  function forward(): void {
    let incoming: Float64Array = example;
    for (const { from, to, kernel, bias, outputs } of layers) {
      for (let unit = 0; unit < to; unit += 1) {
        let sum = weights[bias + unit] ?? 0;
        for (let at = 0; at < from; at += 1)
          sum += (incoming[at] ?? 0) * (weights[kernel + at * to + unit] ?? 0);
        outputs[unit] = Math.tanh(sum);
      }
      incoming = outputs;
    }
  }

  /** The squared errors' sum; tanh's derivative is 1 − tanh². */
  function errorsOfOutput(targets: ArrayLike<number>, row: number): number {
    let sum = 0;
    for (let unit = 0; unit < outputCount; unit += 1) {
      const value = said[unit] ?? 0;
      const error = value - (targets[row * outputCount + unit] ?? 0);
      sum += error * error;
      outputErrors[unit] = (2 / (batchSize * outputCount)) * error * (1 - value * value);
    }
    return sum;
  }

  function backward(): void {
    for (const { layer, before } of backwards) {
      const { from, to, kernel, bias, errors } = layer;
      const incoming = before?.outputs ?? example;
      for (let unit = 0; unit < to; unit += 1)
        gradients[bias + unit] = (gradients[bias + unit] ?? 0) + (errors[unit] ?? 0);
      for (let at = 0; at < from; at += 1) {
        const value = incoming[at] ?? 0;
        let back = 0;
        for (let unit = 0; unit < to; unit += 1) {
          const weight = kernel + at * to + unit;
          gradients[weight] = (gradients[weight] ?? 0) + value * (errors[unit] ?? 0);
          back += (weights[weight] ?? 0) * (errors[unit] ?? 0);
        }
        if (before !== undefined) before.errors[at] = back * (1 - value * value);
      }
    }
  }

  /** Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, section 2. */
  function update(): void {
    steps += 1;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps);
    for (let at = 0; at < count; at += 1) {
      const gradient = gradients[at] ?? 0;
      const mean = beta1 * (means[at] ?? 0) + (1 - beta1) * gradient;
      const meanSquare = beta2 * (meanSquares[at] ?? 0) + (1 - beta2) * gradient * gradient;
      means[at] = mean;
      meanSquares[at] = meanSquare;
      weights[at] = (weights[at] ?? 0) - (rate * mean) / (Math.sqrt(meanSquare) + epsilon);
    }
  }
}
