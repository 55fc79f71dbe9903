import { finding } from '../graph/diagnostic.ts';
import { defineLayer } from './define-layer.ts';
import { choice, integer, laterBoolean, laterNumber } from './fields.ts';
import { initializerNames } from './initializer-names.ts';
import { trainableField } from './trainable-field.ts';

/**
 * A learned vector for every symbol: `[time]` whole numbers below `inputDim` → `[time, outputDim]`.
 * With `maskZero` the symbol 0 is padding: recurrent layers behind it pass over its steps.
 * Source: Keras API, Embedding layer.
 */
export const embedding = defineLayer({
  type: 'Embedding',
  kind: 'layer',
  category: 'text',
  inputs: { min: 1, max: 1 },
  takesIntegers: true,
  fields: {
    inputDim: integer(128, 1, 1_000_000),
    outputDim: integer(16, 1, 4096),
    embeddingsInitializer: choice('randomUniform', initializerNames),
    /** What is drawn is multiplied by it: `randomNormal` times 20 has the variance 1 that PyTorch begins with. */
    initializerScale: laterNumber(1, 0, 100, 0.1),
    maskZero: laterBoolean(false),
    ...trainableField,
  },
  summaryFields: ['inputDim', 'outputDim'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 1) return finding('rank-wrong', { expected: [1], shape });
    return [...shape, config.outputDim];
  },
  parameterCount: (config) => {
    const count = BigInt(config.inputDim) * BigInt(config.outputDim);
    return { count, formula: `${config.inputDim} × ${config.outputDim} = ${count}` };
  },
  build: (make, config) => make.embedding(config),
});
