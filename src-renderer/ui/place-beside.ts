/** A rectangle on the screen, in CSS pixels. */
export type Place = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export type Size = { readonly width: number; readonly height: number };
export type Side = 'below' | 'above' | 'right' | 'left';
export type Alignment = 'start' | 'end' | 'middle';

const margin = 8;

/**
 * Where the top left corner of something floating goes: beside `anchor` on the side that was asked for,
 * on the opposite one where there is no room, and never over the window's edge.
 */
export function placeBeside(
  anchor: Place,
  size: Size,
  window: Size,
  side: Side,
  alignment: Alignment = 'start',
  gap = 6,
): { readonly x: number; readonly y: number } {
  if (side === 'below' || side === 'above') {
    const below = anchor.top + anchor.height + gap;
    const above = anchor.top - gap - size.height;
    return {
      x: keepInside(
        align(anchor.left, anchor.width, size.width, alignment),
        size.width,
        window.width,
      ),
      y: choose(side === 'below' ? [below, above] : [above, below], size.height, window.height),
    };
  }
  const right = anchor.left + anchor.width + gap;
  const left = anchor.left - gap - size.width;
  return {
    x: choose(side === 'right' ? [right, left] : [left, right], size.width, window.width),
    y: keepInside(
      align(anchor.top, anchor.height, size.height, alignment),
      size.height,
      window.height,
    ),
  };
}

function align(start: number, length: number, size: number, alignment: Alignment): number {
  switch (alignment) {
    case 'start':
      return start;
    case 'end':
      return start + length - size;
    case 'middle':
      return start + (length - size) / 2;
  }
}

function choose([wanted, other]: readonly [number, number], size: number, limit: number): number {
  const fits = (at: number) => at >= margin && at + size <= limit - margin;
  return fits(wanted) || !fits(other) ? keepInside(wanted, size, limit) : other;
}

function keepInside(at: number, size: number, limit: number): number {
  return Math.max(margin, Math.min(at, limit - margin - size));
}
