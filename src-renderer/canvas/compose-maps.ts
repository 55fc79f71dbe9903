import { arrangeTiles } from '../inspect/arrange-tiles.ts';
import { rangeOf, type PictureKind } from '../inspect/draw-picture.ts';
import { isSmoothed } from '../inspect/paint-tile.ts';
import type { PictureRamps } from '../inspect/picture-ramps.ts';
import type { CanvasPicture } from './canvas-pictures.ts';
import { colourTile } from './colour-tile.ts';
import { maxMaps } from './picture-form.ts';

/** A picture ready to be put on a canvas: `pixels` is `[height, width, 4]`. */
export type ComposedPicture = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
};

/** A picture is about so many pixels wide in all, so that gaps and edges stay sharp when a card is enlarged. */
const composedWidth = 140;

/**
 * Puts what a node computed side by side, each map on its own scale with a gap between. What was given is grey
 * and has one scale, or two colours where it is signed, unless another `kind` is asked for. The whole is one picture, because putting one on a
 * canvas costs the same however much is in it.
 */
export function composeMaps(
  picture: CanvasPicture,
  isGiven: boolean,
  ramps: PictureRamps,
  kind = kindOf(isGiven, picture),
): ComposedPicture {
  const { tiles, columns } = arrangeTiles(picture.data, picture.shape, maxMaps);
  const [first] = tiles;
  if (first === undefined) return { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
  const rows = Math.ceil(tiles.length / columns);
  const scale = Math.max(1, Math.round(composedWidth / (columns * first.width)));
  // Small maps are shown as the squares they are, larger ones smoothed, each within its own edges.
  const blur = picture.shape.length === 3 && isSmoothed(first) ? scale : 1;
  const block = scale / blur;
  const drawnWidth = first.width * blur;
  const drawnHeight = first.height * blur;
  const tileWidth = first.width * scale;
  const tileHeight = first.height * scale;
  const gap = Math.max(1, Math.round((columns * tileWidth) / 60));
  const width = columns * tileWidth + (columns - 1) * gap;
  const height = rows * tileHeight + (rows - 1) * gap;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const target = new Uint32Array(pixels.buffer);
  for (const [index, tile] of tiles.entries()) {
    const source = colourTile(tile, kind, blur, ramps[kind]);
    const left = (index % columns) * (tileWidth + gap);
    const top = Math.floor(index / columns) * (tileHeight + gap);
    for (let y = 0; y < drawnHeight; y += 1) {
      const row = (top + y * block) * width + left;
      for (let x = 0, to = row; x < drawnWidth; x += 1, to += block) {
        target.fill(source[y * drawnWidth + x] ?? 0, to, to + block);
      }
      for (let copy = 1; copy < block; copy += 1) {
        target.copyWithin(row + copy * width, row, row + tileWidth);
      }
    }
  }
  return { width, height, pixels };
}

/** Pictures that were given are grey; coordinates of a point, and all else below zero, have two colours. */
function kindOf(isGiven: boolean, { data, shape }: CanvasPicture): PictureKind {
  if (!isGiven) return 'computed';
  const { tiles } = arrangeTiles(data, shape, maxMaps);
  return shape.length === 1 || rangeOf('given', tiles).low < 0 ? 'signed' : 'given';
}
