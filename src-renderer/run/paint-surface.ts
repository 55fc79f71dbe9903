import type { ColourRamp } from '../inspect/colour-ramp.ts';
import { drawPicture, type Tile } from '../inspect/draw-picture.ts';
import type { PlotColour } from './curves/plot.ts';
import type { Surface } from './decode-frame.ts';

type Colours = {
  readonly ramp: ColourRamp;
  readonly colours: Readonly<Record<PlotColour, string>>;
  /** Between a point and the surface beneath it. */
  readonly edge: string;
};

/** The probability of class 1 at each point of `[rows, columns, outputs]`: of one output itself, of several the second. */
export function probabilityTile({ data, shape }: Surface): Tile {
  const [height = 1, width = 1, outputs = 1] = shape;
  return {
    values: data,
    width,
    height,
    offset: outputs === 1 ? 0 : 1,
    strideX: outputs,
    strideY: width * outputs,
  };
}

/** Paints the surface and the examples onto a square canvas of `side` CSS pixels. */
export function paintSurface(
  canvas: HTMLCanvasElement,
  surface: Surface,
  side: number,
  scale: number,
  { ramp, colours, edge }: Colours,
): void {
  const tile = probabilityTile(surface);
  const context = canvas.getContext('2d');
  const small = new OffscreenCanvas(tile.width, tile.height);
  const smallContext = small.getContext('2d');
  if (context === null || smallContext === null) return;
  const image = smallContext.createImageData(tile.width, tile.height);
  drawPicture(tile, 'computed', { low: 0, high: 1 }, ramp, image.data);
  smallContext.putImageData(image, 0, 0);
  const pixels = Math.round(side * scale);
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== pixels) canvas.height = pixels;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingEnabled = true;
  context.globalAlpha = 0.82;
  context.clearRect(0, 0, side, side);
  context.drawImage(small, 0, 0, side, side);
  context.globalAlpha = 1;
  const [low, high] = surface.range;
  const place = (value: number): number => ((value - low) / (high - low)) * side;
  const points = surface.points.data;
  for (let i = 0; i + 4 <= points.length; i += 4) {
    const [x = 0, y = 0, label = 0, isHeldOut = 0] = points.subarray(i, i + 4);
    const colour = label === 1 ? colours.train : colours.val;
    context.beginPath();
    context.arc(place(x), side - place(y), 2.5, 0, Math.PI * 2);
    if (isHeldOut === 1) {
      context.fillStyle = edge;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = colour;
    } else {
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = edge;
    }
    context.stroke();
  }
}
