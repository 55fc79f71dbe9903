import { finding } from '../graph/diagnostic.ts';
import { activationNames } from './activation-names.ts';
import { defineLayer } from './define-layer.ts';
import { boolean, choice, integer, integerPair } from './fields.ts';
import { initializerFields } from './initializer-fields.ts';
import { slideWindow } from './slide-window.ts';
import { trainableField } from './trainable-field.ts';

/**
 * Slides `filters` kernels over an image: `[height, width, channels]` in, `[height, width, filters]` out.
 * Source: Keras API, Conv2D layer; LeCun et al., "Gradient-based learning applied to document recognition", 1998.
 */
export const conv2d = defineLayer({
  type: 'Conv2D',
  kind: 'layer',
  category: 'conv',
  inputs: { min: 1, max: 1 },
  fields: {
    filters: integer(8, 1, 4096),
    kernelSize: integerPair([3, 3], 1, 64),
    strides: integerPair([1, 1], 1, 64),
    padding: choice('valid', ['valid', 'same']),
    activation: choice('relu', activationNames),
    ...initializerFields,
    useBias: boolean(true),
    ...trainableField,
  },
  summaryFields: ['filters', 'kernelSize', 'activation'],
  outputShape: (config, [input]) => {
    const shape = input?.shape ?? [];
    if (shape.length !== 3) return finding('rank-wrong', { expected: [3], shape });
    return slideWindow(shape, config.kernelSize, config.strides, config.padding, config.filters);
  },
  parameterCount: (config, [input]) => {
    const channels = input?.shape[2] ?? 0;
    const [height, width] = config.kernelSize;
    const kernel = BigInt(config.filters) * BigInt(height) * BigInt(width) * BigInt(channels);
    const product = `${config.filters} × (${height}×${width}×${channels})`;
    if (!config.useBias) return { count: kernel, formula: `${product} = ${kernel}` };
    const count = kernel + BigInt(config.filters);
    return { count, formula: `${product} + ${config.filters} = ${count}` };
  },
  build: (make, config) => make.conv2d(config),
});
