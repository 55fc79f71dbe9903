import type { NodePicture } from '../decode-frame.ts';

/** What a picture is of. */
export type PictureOrigin = {
  readonly nodeId: string;
  readonly example: number;
  readonly step: number;
};

/**
 * The numbers behind a layer's pictures as comma-separated values, one a row with its place (row, column, channel, or
 * as many of them as the layer has axes), each with the nine digits that give the same float32 back.
 */
export function numbersCsv(picture: NodePicture, origin: PictureOrigin): string {
  const axes = axisNames(picture.shape.length);
  const lines = [`layer,example,step,${axes.join(',')},value`];
  const head = `${origin.nodeId},${origin.example},${origin.step}`;
  const place = picture.shape.map(() => 0);
  for (const value of picture.data) {
    lines.push(`${head},${place.join(',')},${nineDigits(value)}`);
    for (let axis = place.length - 1; axis >= 0; axis -= 1) {
      const next = (place[axis] ?? 0) + 1;
      place[axis] = next % (picture.shape[axis] ?? 1);
      if (place[axis] !== 0) break;
    }
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The numbers behind maps over the plane of two inputs, one a row with the point it is of: rows go from the top, where y
 * is highest, to the bottom.
 */
export function planeCsv(
  picture: NodePicture,
  origin: {
    readonly nodeId: string;
    readonly step: number;
    readonly range: readonly [number, number];
  },
): string {
  const [rows = 1, columns = 1, units = 1] = picture.shape;
  const [low, high] = origin.range;
  const at = (index: number, count: number): number =>
    low + ((high - low) * index) / Math.max(1, count - 1);
  const lines = ['layer,step,x,y,unit,value'];
  for (const [index, value] of picture.data.entries()) {
    const unit = index % units;
    const column = Math.floor(index / units) % columns;
    const row = Math.floor(index / (units * columns));
    const place = [at(column, columns), at(rows - 1 - row, rows)].map(nineDigits).join(',');
    lines.push(`${origin.nodeId},${origin.step},${place},${unit},${nineDigits(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** So many digits give the same float32 back. */
function nineDigits(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function axisNames(count: number): readonly string[] {
  switch (count) {
    case 1:
      return ['unit'];
    case 2:
      return ['time', 'unit'];
    default:
      return ['row', 'column', 'channel'].slice(0, count);
  }
}
