import type { Tile } from '../inspect/draw-picture.ts';
import type { LayerStates } from './decode-reading.ts';

/** The states `[characters, units]` as a picture: a row for each unit in `order`, a column for each character. */
export function arrangeStates(
  { values, units }: Pick<LayerStates, 'values' | 'units'>,
  order: readonly number[],
): Tile {
  const width = values.length / units;
  const arranged = new Float32Array(order.length * width);
  for (const [row, unit] of order.entries()) {
    for (let place = 0; place < width; place += 1) {
      arranged[row * width + place] = values[place * units + unit] ?? Number.NaN;
    }
  }
  return { values: arranged, width, height: order.length, offset: 0, strideX: 1, strideY: width };
}
