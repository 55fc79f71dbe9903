import { finding } from '../graph/diagnostic.ts';
import { defineLayer } from './define-layer.ts';
import { choice } from './fields.ts';
import { initializerNames } from './initializer-names.ts';
import { trainableField } from './trainable-field.ts';

/**
 * Adds to every step of a sequence a learned vector of its place: `[time, features]` stays `[time, features]`.
 * Without it attention cannot tell one place from another.
 * Source: KerasHub API, PositionEmbedding layer; Gehring et al., "Convolutional sequence to sequence learning", 2017.
 */
export const positionEmbedding = defineLayer({
  type: 'PositionEmbedding',
  kind: 'layer',
  category: 'text',
  inputs: { min: 1, max: 1 },
  fields: {
    embeddingsInitializer: choice('randomUniform', initializerNames),
    ...trainableField,
  },
  summaryFields: [],
  outputShape: (_config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    return shape.length === 2 ? shape : finding('rank-wrong', { expected: [2], shape });
  },
  parameterCount: (_config, [incoming]) => {
    const [time = 0, features = 0] = incoming?.shape ?? [];
    const count = BigInt(time) * BigInt(features);
    return { count, formula: `${time} × ${features} = ${count}` };
  },
  build: (make, config) => make.positionEmbedding(config),
});
