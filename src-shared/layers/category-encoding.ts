import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { choice, integer } from './fields.ts';

/**
 * Whole numbers below `numTokens` as rows of 0 and 1. `oneHot`: a row for each, `[time]` → `[time, numTokens]`;
 * `multiHot`: one row that says which of them occur, and `count` how often, `[time]` → `[numTokens]`.
 * Source: Keras API, CategoryEncoding layer (its `oneHot` of a sequence of one leaves the time out).
 */
export const categoryEncoding = defineLayer({
  type: 'CategoryEncoding',
  kind: 'layer',
  category: 'text',
  inputs: { min: 1, max: 1 },
  takesIntegers: true,
  fields: {
    numTokens: integer(128, 1, 1_000_000),
    outputMode: choice('oneHot', ['oneHot', 'multiHot', 'count']),
  },
  summaryFields: ['numTokens', 'outputMode'],
  outputShape: ({ numTokens, outputMode }, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 1) return finding('rank-wrong', { expected: [1], shape });
    return outputMode === 'oneHot' ? [...shape, numTokens] : [numTokens];
  },
  parameterCount: () => noParameters,
  // The rows of all symbols, which are added up.
  workingElements: ({ numTokens, outputMode }, [incoming]) =>
    outputMode === 'oneHot' ? 0n : BigInt(incoming?.shape[0] ?? 0) * BigInt(numTokens),
  build: (make, config) => make.categoryEncoding(config),
});
