import { describe, expect, it } from 'vitest';

import type { Config, Incoming } from '../../../src-shared/layers/define-layer.ts';
import { layerOf } from '../../../src-shared/layers/index.ts';
import { wordSettings } from '../../../src-shared/messages/word-settings.ts';

const each = layerOf('TimeDistributed');
const frames: readonly Incoming[] = [{ shape: [7, 12, 12, 1], numbers: 'float' }];
const set = (config: Config): Config => each.settle({ ...each.initialConfig, ...config });

describe('a layer on every step', () => {
  it('has the settings of the layer that was chosen, and a file may hold no others', () => {
    expect(Object.keys(set({ layer: 'Flatten' }))).toEqual(['layer']);
    expect(set({ layer: 'MaxPooling2D' })).toEqual({
      ...{ layer: 'MaxPooling2D', poolSize: [2, 2], padding: 'valid' },
    });
    const dense = each.initialConfig;
    expect(each.configSchema.safeParse(dense).success).toBe(true);
    expect(each.configSchema.safeParse({ ...dense, filters: 4 }).success).toBe(false);
    expect(each.configSchema.safeParse({ layer: 'Dense' }).success).toBe(false);
    expect(each.configSchema.safeParse({ ...dense, layer: 'Flatten' }).success).toBe(false);
  });

  it('keeps what both choices have when another is made', () => {
    const conv = set({ layer: 'Conv2D', activation: 'tanh', filters: 3 });
    const { activation, filters, units } = each.settle({ ...conv, layer: 'Dense' });
    expect([activation, filters, units]).toEqual(['tanh', undefined, 32]);
  });

  it('keeps the time and gives every step the shape that its layer gives', () => {
    const shapes = [
      [{ layer: 'Conv2D', filters: 4 }, [7, 10, 10, 4]],
      [{ layer: 'MaxPooling2D' }, [7, 6, 6, 1]],
      [{ layer: 'GlobalAveragePooling2D' }, [7, 1]],
      [{ layer: 'Flatten' }, [7, 144]],
    ] as const;
    for (const [config, shape] of shapes) {
      expect(each.outputShape(set(config), frames)).toEqual(shape);
    }
  });

  it('says of the whole sequence which axes it needs', () => {
    const finding = each.outputShape(set({ layer: 'Conv2D' }), [
      { shape: [7, 12], numbers: 'float' },
    ]);
    expect(finding).toEqual({
      code: 'rank-wrong',
      details: { expected: [4], shape: [7, 12] },
    });
  });

  it('has its weights once, however long the sequence is', () => {
    const { formula } = each.parameterCount(set({ layer: 'Conv2D', filters: 4 }), frames);
    expect(formula).toBe('4 × (3×3×1) + 4 = 40');
  });

  it('is said in a line with the settings of its layer', () => {
    expect(wordSettings('TimeDistributed', set({ layer: 'Conv2D' }), 'es')).toBe(
      'Conv2D: 8 filtros 3×3, ReLU',
    );
    const pooled = set({ layer: 'GlobalAveragePooling2D' });
    expect(wordSettings('TimeDistributed', pooled, 'es')).toBe('GlobalAveragePooling2D');
  });
});
