import { arrangeTiles, type Arrangement } from '../inspect/arrange-tiles.ts';
import type { ColourRamp } from '../inspect/colour-ramp.ts';
import { drawPicture, rangeOf, type PictureKind, type Tile } from '../inspect/draw-picture.ts';
import { isSmoothed } from '../inspect/paint-tile.ts';
import type { PictureRamps } from '../inspect/picture-ramps.ts';
import type { CanvasPicture } from './canvas-pictures.ts';
import { maxMaps } from './picture-form.ts';

/** Canvas pixels for each pixel of the card, so that a picture stays sharp up to this zoom. */
const sharpness = 2;
/** Between two maps, in pixels of the card. */
const gap = 2;

/** Small pictures are put together here before they are scaled into their places. */
let scratch: HTMLCanvasElement | undefined;

/**
 * Draws what a node computed: each map on its own scale, side by side, into a canvas as large as the card
 * shows it. What was given is grey and has one scale.
 */
export function drawMaps(
  canvas: HTMLCanvasElement,
  picture: CanvasPicture,
  isGiven: boolean,
  ramps: PictureRamps,
): void {
  const arrangement = arrangeTiles(picture.data, picture.shape, maxMaps);
  const kind = kindOf(isGiven, arrangement);
  const width = Math.max(1, canvas.offsetWidth * sharpness);
  const height = Math.max(1, canvas.offsetHeight * sharpness);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.clearRect(0, 0, width, height);
  const { tiles, columns } = arrangement;
  const rows = Math.ceil(tiles.length / columns);
  const space = gap * sharpness;
  const cellWidth = (width - space * (columns - 1)) / columns;
  const cellHeight = (height - space * (rows - 1)) / rows;
  for (const [index, tile] of tiles.entries()) {
    const source = drawTile(tile, kind, ramps[kind]);
    if (source === undefined) return;
    // A strip is stretched to its height; its numbers stay squares with sharp edges.
    context.imageSmoothingEnabled = isSmoothed(tile) && picture.shape.length === 3;
    context.drawImage(
      source,
      0,
      0,
      tile.width,
      tile.height,
      Math.round((index % columns) * (cellWidth + space)),
      Math.round(Math.floor(index / columns) * (cellHeight + space)),
      Math.round(cellWidth),
      Math.round(cellHeight),
    );
  }
}

/** The two coordinates of a point are signed; pictures that were given are grey. */
function kindOf(isGiven: boolean, { tiles }: Arrangement): PictureKind {
  if (!isGiven) return 'computed';
  const isSigned = tiles.some((tile) => rangeOf('given', [tile]).low < 0);
  return isSigned ? 'signed' : 'given';
}

function drawTile(tile: Tile, kind: PictureKind, ramp: ColourRamp): HTMLCanvasElement | undefined {
  scratch ??= document.createElement('canvas');
  if (scratch.width < tile.width) scratch.width = tile.width;
  if (scratch.height < tile.height) scratch.height = tile.height;
  const context = scratch.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  const image = context.createImageData(tile.width, tile.height);
  drawPicture(tile, kind, rangeOf(kind, [tile]), ramp, image.data);
  context.putImageData(image, 0, 0);
  return scratch;
}
