import { expect, test } from 'vitest';

import { icons } from '../../../src-renderer/ui/icons.ts';
import { layerGlyphs } from '../../../src-renderer/ui/layer-glyphs.ts';
import { layers } from '../../../src-shared/layers/index.ts';

const drawings = { ...icons, ...layerGlyphs };

test('every layer type has a glyph that no other has', () => {
  const paths = layers.map(({ type }) => layerGlyphs[type].map(({ path }) => path).join(' '));
  expect(new Set(paths).size).toBe(layers.length);
});

test('no drawing has more than one solid part, and none a stray stroke width', () => {
  for (const [name, drawing] of Object.entries(drawings)) {
    expect(drawing.filter((stroke) => 'solid' in stroke).length, name).toBeLessThanOrEqual(1);
    for (const stroke of drawing) {
      const width = 'width' in stroke ? stroke.width : 1.5;
      expect(width, name).toBeGreaterThanOrEqual(0.6);
      expect(width, name).toBeLessThanOrEqual(2.4);
    }
  }
});

test('every drawing begins inside its box of 16', () => {
  for (const [name, drawing] of Object.entries(drawings)) {
    for (const { path } of drawing) {
      for (const [, x, y] of path.matchAll(/M(-?[\d.]+)[ ,](-?[\d.]+)/g)) {
        expect(Number(x), name).toBeGreaterThanOrEqual(0);
        expect(Number(x), name).toBeLessThanOrEqual(16);
        expect(Number(y), name).toBeGreaterThanOrEqual(0);
        expect(Number(y), name).toBeLessThanOrEqual(16);
      }
    }
  }
});
