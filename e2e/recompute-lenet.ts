import type { Weights } from './read-checkpoint.ts';

/** Numbers in row-major order: `[height, width, channels]` or `[units]`. */
export type Numbers = { readonly shape: readonly number[]; readonly values: Float64Array };

type Layer = {
  readonly kernel: Float32Array;
  readonly kernelShape: readonly number[];
  readonly bias: Float32Array;
};

/**
 * What every layer of `lenet-relu` computes for a digit `[28, 28, 1]`, by plain loops over the formulas of a
 * textbook, in float64: nothing here is the program's own.
 */
export function recomputeLenet(digit: Numbers, weights: Weights): ReadonlyMap<string, Numbers> {
  const found = new Map<string, Numbers>();
  const keep = (nodeId: string, numbers: Numbers): Numbers => {
    found.set(nodeId, numbers);
    return numbers;
  };
  const layerOf = (nodeId: string): Layer => {
    const { shape, values } = weights.of(`${nodeId}/kernel`);
    return { kernelShape: shape, kernel: values, bias: weights.of(`${nodeId}/bias`).values };
  };
  const padded = padImage(digit, 2);
  const conv1 = keep('conv2d_1', convolve(padded, layerOf('conv2d_1')));
  const pool1 = keep('maxpooling2d_1', poolHighest(conv1));
  const conv2 = keep('conv2d_2', convolve(pool1, layerOf('conv2d_2')));
  const pool2 = keep('maxpooling2d_2', poolHighest(conv2));
  const row = keep('flatten_1', { shape: [pool2.values.length], values: pool2.values });
  const dense1 = keep('dense_1', rectify(weigh(row, layerOf('dense_1'))));
  const dense2 = keep('dense_2', rectify(weigh(dense1, layerOf('dense_2'))));
  keep('dense_3', softmax(weigh(dense2, layerOf('dense_3'))));
  return found;
}

/** A border of zeros, so that a convolution keeps the size. */
function padImage({ shape, values }: Numbers, border: number): Numbers {
  const [height = 0, width = 0, channels = 0] = shape;
  const wide = width + 2 * border;
  const bigger = new Float64Array((height + 2 * border) * wide * channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        bigger[((y + border) * wide + x + border) * channels + channel] =
          values[(y * width + x) * channels + channel] ?? Number.NaN;
      }
    }
  }
  return { shape: [height + 2 * border, wide, channels], values: bigger };
}

/** max(0, sum of image × kernel + bias) at every place; the kernel is `[rows, columns, in, out]`. */
function convolve(image: Numbers, { kernel, bias, kernelShape }: Layer): Numbers {
  const [height = 0, width = 0, channels = 0] = image.shape;
  const [rows = 0, columns = 0, , filters = 0] = kernelShape;
  const shape = [height - rows + 1, width - columns + 1, filters] as const;
  const values = new Float64Array(shape[0] * shape[1] * filters);
  for (let y = 0; y < shape[0]; y += 1) {
    for (let x = 0; x < shape[1]; x += 1) {
      for (let filter = 0; filter < filters; filter += 1) {
        let sum = bias[filter] ?? Number.NaN;
        for (let row = 0; row < rows; row += 1) {
          for (let column = 0; column < columns; column += 1) {
            for (let channel = 0; channel < channels; channel += 1) {
              const pixel = image.values[((y + row) * width + x + column) * channels + channel];
              const weight =
                kernel[((row * columns + column) * channels + channel) * filters + filter];
              sum += (pixel ?? Number.NaN) * (weight ?? Number.NaN);
            }
          }
        }
        values[(y * shape[1] + x) * filters + filter] = Math.max(0, sum);
      }
    }
  }
  return { shape, values };
}

/** The highest number of every 2×2 window. */
function poolHighest({ shape, values }: Numbers): Numbers {
  const [height = 0, width = 0, channels = 0] = shape;
  const smaller = [height / 2, width / 2, channels] as const;
  const highest = new Float64Array(smaller[0] * smaller[1] * channels).fill(
    Number.NEGATIVE_INFINITY,
  );
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (Math.floor(y / 2) * smaller[1] + Math.floor(x / 2)) * channels + channel;
        const value = values[(y * width + x) * channels + channel] ?? Number.NaN;
        highest[at] = Math.max(highest[at] ?? Number.NaN, value);
      }
    }
  }
  return { shape: smaller, values: highest };
}

/** x W + b. */
function weigh({ values }: Numbers, { kernel, bias }: Layer): Numbers {
  const sums = Float64Array.from(bias);
  for (const [input, value] of values.entries()) {
    for (let unit = 0; unit < sums.length; unit += 1) {
      sums[unit] = (sums[unit] ?? 0) + value * (kernel[input * sums.length + unit] ?? Number.NaN);
    }
  }
  return { shape: [sums.length], values: sums };
}

function rectify({ shape, values }: Numbers): Numbers {
  return { shape, values: values.map((value) => Math.max(0, value)) };
}

function softmax({ shape, values }: Numbers): Numbers {
  const exponentials = values.map((value) => Math.exp(value - Math.max(...values)));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return { shape, values: exponentials.map((value) => value / total) };
}
