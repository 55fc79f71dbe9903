import { activationNames } from './activation-names.ts';
import { defineLayer } from './define-layer.ts';
import { boolean, choice, integer } from './fields.ts';
import { initializerFields } from './initializer-fields.ts';
import { slideWindow1d } from './slide-window-1d.ts';
import { trainableField } from './trainable-field.ts';

/**
 * Slides `filters` kernels along a sequence: `[time, features]` in, `[time, filters]` out.
 * Source: Keras API, Conv1D layer; Waibel et al., "Phoneme recognition using time-delay neural networks", 1989.
 */
export const conv1d = defineLayer({
  type: 'Conv1D',
  kind: 'layer',
  category: 'conv',
  inputs: { min: 1, max: 1 },
  fields: {
    filters: integer(32, 1, 4096),
    kernelSize: integer(3, 1, 256),
    strides: integer(1, 1, 64),
    padding: choice('valid', ['valid', 'same']),
    activation: choice('relu', activationNames),
    ...initializerFields,
    useBias: boolean(true),
    ...trainableField,
  },
  summaryFields: ['filters', 'kernelSize', 'activation'],
  outputShape: ({ kernelSize: size, strides: stride, padding, filters }, [incoming]) =>
    slideWindow1d(incoming?.shape ?? [], { size, stride, padding }, filters),
  parameterCount: ({ filters, kernelSize, useBias }, [incoming]) => {
    const features = incoming?.shape[1] ?? 0;
    const kernel = BigInt(filters) * BigInt(kernelSize) * BigInt(features);
    const product = `${filters} × (${kernelSize}×${features})`;
    if (!useBias) return { count: kernel, formula: `${product} = ${kernel}` };
    const count = kernel + BigInt(filters);
    return { count, formula: `${product} + ${filters} = ${count}` };
  },
  build: (make, config) => make.conv1d(config),
});
