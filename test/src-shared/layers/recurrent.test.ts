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

  it.each([
    ['LSTM', 'concat', true, '2 × (4 × (64 × 128 + 128 × 128 + 128)) = 197632', [10, 256]],
    ['SimpleRNN', 'sum', true, '2 × (64 × 128 + 128 × 128 + 128) = 49408', [10, 128]],
    ['GRU', 'ave', false, '2 × (3 × (64 × 128 + 128 × 128 + 2 × 128)) = 148992', [128]],
    ['LSTM', 'concat', false, '2 × (4 × (64 × 128 + 128 × 128 + 128)) = 197632', [256]],
  ] as const)(
    'both directions of %s (%s, all steps: %s) have %s and give %j',
    (layer, mergeMode, returnSequences, formula, shape) => {
      const config = { units: 128, layer, mergeMode, returnSequences };
      expect(formulaOf('Bidirectional', config)).toBe(formula);
      const both = layerOf('Bidirectional');
      const incoming = [{ shape: [10, 64], numbers: 'float' }] as const;
      expect(both.outputShape({ ...both.initialConfig, ...config }, incoming)).toEqual(shape);
    },
  );

  it('a recurrent layer of an older file, without stateful, carries nothing; Bidirectional never does', () => {
    for (const type of ['SimpleRNN', 'GRU', 'LSTM'] as const) {
      const { configSchema, initialConfig, settle } = layerOf(type);
      expect(initialConfig).not.toHaveProperty('stateful');
      expect(configSchema.parse(initialConfig)).toEqual(initialConfig);
      const carrying = settle({ ...initialConfig, stateful: true });
      expect(configSchema.parse(carrying)).toMatchObject({ stateful: true });
    }
    const both = layerOf('Bidirectional');
    expect(both.configSchema.safeParse({ ...both.initialConfig, stateful: true }).success).toBe(
      false,
    );
  });

  it('an Embedding of an older file, without maskZero, still reads', () => {
    const { maskZero: _maskZero, ...older } = layerOf('Embedding').initialConfig;
    expect(layerOf('Embedding').configSchema.parse(older)).toMatchObject({ maskZero: false });
  });
});
