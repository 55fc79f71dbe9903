import { arrangeTiles } from '../inspect/arrange-tiles.ts';
import {
  drawPicture,
  rangeOf,
  valueAt,
  type PictureKind,
  type Tile,
  type ValueRange,
} from '../inspect/draw-picture.ts';
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

/** A picture is about so many pixels wide in all, so that gaps and edges stay sharp when a card is enlarged. */
const composedWidth = 200;

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
  const kind = kindOf(isGiven, picture, tiles);
  const rows = Math.ceil(tiles.length / columns);
  const scale = Math.max(1, Math.round(composedWidth / (columns * first.width)));
  // Small maps are shown as the squares they are, larger ones smoothed, each within its own edges.
  const blur = isSmoothed(first) ? scale : 1;
  const block = scale / blur;
  const tileWidth = first.width * scale;
  const tileHeight = first.height * scale;
  const gap = Math.max(1, Math.round((columns * tileWidth) / 60));
  const width = columns * tileWidth + (columns - 1) * gap;
  const height = rows * tileHeight + (rows - 1) * gap;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const target = new Uint32Array(pixels.buffer);
  for (const [index, tile] of tiles.entries()) {
    const range = rangeOf(kind, [tile]);
    const drawn = blur === 1 ? tile : enlarge(tile, blur);
    const source = drawTile(drawn, kind, range, ramps);
    const left = (index % columns) * (tileWidth + gap);
    const top = Math.floor(index / columns) * (tileHeight + gap);
    for (let y = 0; y < drawn.height; y += 1) {
      const row = (top + y * block) * width + left;
      for (let x = 0, to = row; x < drawn.width; x += 1, to += block) {
        target.fill(source[y * drawn.width + x] ?? 0, to, to + block);
      }
      for (let copy = 1; copy < block; copy += 1) {
        target.copyWithin(row + copy * width, row, row + tileWidth);
      }
    }
  }
  return { width, height, pixels };
}

/** Pictures that were given are grey; coordinates of a point, and all else below zero, have two colours. */
function kindOf(isGiven: boolean, { shape }: CanvasPicture, tiles: readonly Tile[]): PictureKind {
  if (!isGiven) return 'computed';
  return shape.length === 1 || rangeOf('given', tiles).low < 0 ? 'signed' : 'given';
}

/** The colours of a map, four bytes a number. */
function drawTile(
  tile: Tile,
  kind: PictureKind,
  range: ValueRange,
  ramps: PictureRamps,
): Uint32Array<ArrayBuffer> {
  const length = tile.width * tile.height * 4;
  if (scratch.length < length) scratch = new Uint8ClampedArray(length);
  drawPicture(tile, kind, range, ramps[kind], scratch);
  return new Uint32Array(scratch.buffer, 0, length / 4);
}

/** A map `times` as large, with the numbers between computed from their four neighbours. */
function enlarge(tile: Tile, times: number): Tile {
  const width = tile.width * times;
  const height = tile.height * times;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom, down] = between(y, times, tile.height);
    for (let x = 0; x < width; x += 1) {
      const [left, right, along] = between(x, times, tile.width);
      const upper = mix(valueAt(tile, left, top), valueAt(tile, right, top), along);
      const lower = mix(valueAt(tile, left, bottom), valueAt(tile, right, bottom), along);
      values[y * width + x] = mix(upper, lower, down);
    }
  }
  return { values, width, height, offset: 0, strideX: 1, strideY: width };
}

/** The two numbers beside a place of the enlarged map, and how far it lies towards the second. */
function between(place: number, times: number, count: number): [number, number, number] {
  const at = Math.min(count - 1, Math.max(0, (place + 0.5) / times - 0.5));
  const first = Math.floor(at);
  return [first, Math.min(count - 1, first + 1), at - first];
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
