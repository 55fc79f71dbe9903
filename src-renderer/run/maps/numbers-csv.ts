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
    lines.push(`${head},${place.join(',')},${String(Number(value.toPrecision(9)))}`);
    for (let axis = place.length - 1; axis >= 0; axis -= 1) {
      const next = (place[axis] ?? 0) + 1;
      place[axis] = next % (picture.shape[axis] ?? 1);
      if (place[axis] !== 0) break;
    }
  }
  return `${lines.join('\n')}\n`;
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
