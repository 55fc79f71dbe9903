import { describe, expect, it } from 'vitest';

import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';

/** The arithmetic for a sequence of 10 steps of 64 numbers. */
function formulaOf(type: LayerType, config: Config): string {
  const layer = layerOf(type);
  return layer.parameterCount({ ...layer.initialConfig, ...config }, [
    { shape: [10, 64], numbers: 'float' },
  ]).formula;
}

describe('the weights of recurrent layers', () => {
  it.each([
    ['SimpleRNN', true, '64 × 128 + 128 × 128 + 128 = 24704'],
    ['GRU', true, '3 × (64 × 128 + 128 × 128 + 2 × 128) = 74496'],
    ['GRU', false, '3 × (64 × 128 + 128 × 128) = 73728'],
    ['LSTM', true, '4 × (64 × 128 + 128 × 128 + 128) = 98816'],
    ['LSTM', false, '4 × (64 × 128 + 128 × 128) = 98304'],
  ] as const)('%s (bias: %s) has %s', (type, useBias, formula) => {
    expect(formulaOf(type, { units: 128, useBias })).toBe(formula);
  });

  it('an Embedding of an older file, without maskZero, still reads', () => {
    const { maskZero: _maskZero, ...older } = layerOf('Embedding').initialConfig;
    expect(layerOf('Embedding').configSchema.parse(older)).toMatchObject({ maskZero: false });
  });
});
