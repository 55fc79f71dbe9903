import { arrangeTiles } from '../inspect/arrange-tiles.ts';
import { drawPicture, rangeOf, type PictureKind, type Tile } from '../inspect/draw-picture.ts';
import { isSmoothed } from '../inspect/paint-tile.ts';
import type { PictureRamps } from '../inspect/picture-ramps.ts';
import type { CanvasPicture } from './canvas-pictures.ts';
import { maxMaps } from './picture-form.ts';

/** A picture ready to be put on a canvas: `pixels` is `[height, width, 4]`. */
export type ComposedPicture = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
};

/** Few large numbers are drawn as squares about as many pixels wide as this in all. */
const squaresWidth = 200;

/** One map at a time is drawn here before it is copied to its place. */
let scratch = new Uint8ClampedArray(4 * 64 * 64);

/**
 * Puts what a node computed side by side, each map on its own scale with a gap between. What was given is grey
 * and has one scale, or two colours where it is signed. The whole is one picture, because putting one on a
 * canvas costs the same however much is in it.
 */
export function composeMaps(
  picture: CanvasPicture,
  isGiven: boolean,
  ramps: PictureRamps,
): ComposedPicture {
  const { tiles, columns } = arrangeTiles(picture.data, picture.shape, maxMaps);
  const [first] = tiles;
  if (first === undefined) return { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
  const kind = kindOf(isGiven, tiles);
  const rows = Math.ceil(tiles.length / columns);
  // The browser smooths what it enlarges; small maps are enlarged here, so that their numbers stay squares.
  const scale = isSmoothed(first)
    ? 1
    : Math.max(1, Math.round(squaresWidth / (columns * first.width)));
  const tileWidth = first.width * scale;
  const tileHeight = first.height * scale;
  const gap = Math.max(1, Math.round((columns * tileWidth) / 60));
  const width = columns * tileWidth + (columns - 1) * gap;
  const height = rows * tileHeight + (rows - 1) * gap;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const target = new Uint32Array(pixels.buffer);
  for (const [index, tile] of tiles.entries()) {
    const source = drawTile(tile, kind, ramps);
    const left = (index % columns) * (tileWidth + gap);
    const top = Math.floor(index / columns) * (tileHeight + gap);
    for (let y = 0; y < tile.height; y += 1) {
      const row = (top + y * scale) * width + left;
      for (let x = 0, to = row; x < tile.width; x += 1, to += scale) {
        target.fill(source[y * tile.width + x] ?? 0, to, to + scale);
      }
      for (let copy = 1; copy < scale; copy += 1) {
        target.copyWithin(row + copy * width, row, row + tileWidth);
      }
    }
  }
  return { width, height, pixels };
}

/** The two coordinates of a point are signed; pictures that were given are grey. */
function kindOf(isGiven: boolean, tiles: readonly Tile[]): PictureKind {
  if (!isGiven) return 'computed';
  return rangeOf('given', tiles).low < 0 ? 'signed' : 'given';
}

/** The colours of a map, four bytes a number. */
function drawTile(tile: Tile, kind: PictureKind, ramps: PictureRamps): Uint32Array<ArrayBuffer> {
  const length = tile.width * tile.height * 4;
  if (scratch.length < length) scratch = new Uint8ClampedArray(length);
  drawPicture(tile, kind, rangeOf(kind, [tile]), ramps[kind], scratch);
  return new Uint32Array(scratch.buffer, 0, length / 4);
}
