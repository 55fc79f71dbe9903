import type { ColourRamp } from './colour-ramp.ts';
import { drawPicture, type PictureKind, type Tile, type ValueRange } from './draw-picture.ts';

/** Paints a tile onto a canvas, one canvas pixel a number; CSS scales it. */
export function paintTile(
  canvas: HTMLCanvasElement,
  tile: Tile,
  kind: PictureKind,
  range: ValueRange,
  ramp: ColourRamp,
): void {
  // Setting a size clears the canvas, so it is only set where it changes.
  if (canvas.width !== tile.width) canvas.width = tile.width;
  if (canvas.height !== tile.height) canvas.height = tile.height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(tile.width, tile.height);
  drawPicture(tile, kind, range, ramp, image.data);
  context.putImageData(image, 0, 0);
}

/** Whether a picture of this width looks better smoothed: single numbers of small maps stay squares. */
export function isSmoothed(tile: Tile): boolean {
  return tile.width > 8 && tile.height > 8;
}
