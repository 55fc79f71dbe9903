import type { NodePicture } from '../decode-frame.ts';

const fewUnits = 32;

/** Whether a layer's numbers are a row short enough for a bar each. */
export function isShownAsBars({ shape, data }: NodePicture): boolean {
  return shape.length === 1 && data.length <= fewUnits;
}
