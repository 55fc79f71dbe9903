import fc from 'fast-check';
import { expect, test } from 'vitest';

import { placeBeside } from '../../../src-renderer/ui/place-beside.ts';

const window = { width: 1280, height: 720 };
const menu = { width: 200, height: 120 };
const button = { left: 300, top: 10, width: 80, height: 28 };

test('stands under its anchor, in line with the asked edge', () => {
  expect(placeBeside(button, menu, window, 'below', 'start', 4)).toEqual({ x: 300, y: 42 });
  expect(placeBeside(button, menu, window, 'below', 'end', 4)).toEqual({ x: 180, y: 42 });
  expect(placeBeside(button, menu, window, 'below', 'middle', 4)).toEqual({ x: 240, y: 42 });
});

test('goes to the other side where there is no room', () => {
  const low = { ...button, top: 680 };
  expect(placeBeside(low, menu, window, 'below', 'start', 4).y).toBe(680 - 4 - 120);
  const right = { ...button, left: 1190 };
  expect(placeBeside(right, menu, window, 'right', 'start', 4).x).toBe(1190 - 4 - 200);
});

test('never leaves a window that is large enough for it', () => {
  const place = fc.record({
    left: fc.integer({ min: -200, max: 1400 }),
    top: fc.integer({ min: -200, max: 900 }),
    width: fc.integer({ min: 0, max: 300 }),
    height: fc.integer({ min: 0, max: 300 }),
  });
  const side = fc.constantFrom(
    'below' as const,
    'above' as const,
    'left' as const,
    'right' as const,
  );
  fc.assert(
    fc.property(place, side, (anchor, wanted) => {
      const { x, y } = placeBeside(anchor, menu, window, wanted);
      expect(x).toBeGreaterThanOrEqual(8);
      expect(y).toBeGreaterThanOrEqual(8);
      expect(x + menu.width).toBeLessThanOrEqual(window.width - 8);
      expect(y + menu.height).toBeLessThanOrEqual(window.height - 8);
    }),
  );
});
