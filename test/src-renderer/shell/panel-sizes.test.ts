import fc from 'fast-check';
import { expect, test } from 'vitest';

import { panelSizes } from '../../../src-renderer/shell/panel-sizes.ts';

const usual = { paletteWidth: 176, inspectorWidth: 256, dockHeight: 222 };

test('a common window has the design’s sizes, a large one the larger', () => {
  expect(panelSizes(usual, { width: 1280, height: 720 })).toMatchObject({
    palette: 176,
    inspector: 256,
    dock: 222,
  });
  expect(panelSizes(usual, { width: 1920, height: 1080 })).toMatchObject({
    palette: 224,
    inspector: 312,
    dock: 316,
  });
});

test('what a person has drawn holds in both', () => {
  const drawn = { paletteWidth: 200, inspectorWidth: 300, dockHeight: 260 };
  for (const window of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    expect(panelSizes(drawn, window)).toMatchObject({ palette: 200, inspector: 300, dock: 260 });
  }
});

test('a narrow window has a rail', () => {
  expect(panelSizes(usual, { width: 1099, height: 720 }).palette).toBe(44);
});

test('the canvas keeps 560 × 320 in every window that has room for it, the dock giving way first', () => {
  const size = fc.integer({ min: 32, max: 2000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 860, max: 3000 }),
      fc.integer({ min: 420, max: 1800 }),
      fc.integer({ min: 44, max: 600 }),
      fc.integer({ min: 200, max: 700 }),
      size,
      (width, height, paletteWidth, inspectorWidth, dockHeight) => {
        const sizes = panelSizes({ paletteWidth, inspectorWidth, dockHeight }, { width, height });
        if (width >= 1100) {
          expect(width - sizes.palette - sizes.inspector).toBeGreaterThanOrEqual(560);
        }
        expect(height - 44 - sizes.dock).toBeGreaterThanOrEqual(320);
        expect(sizes.dock).toBeGreaterThanOrEqual(32);
      },
    ),
  );
});
