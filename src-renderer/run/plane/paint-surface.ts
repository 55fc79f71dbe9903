import type { Surface } from '../decode-frame.ts';
import { colourSurface, type SurfaceLook } from './colour-surface.ts';

type Points = {
  /** The colour of a point, by its class or number. */
  readonly colourOf: (answer: number) => string;
  /** Between a point and the surface beneath it. */
  readonly edge: string;
};

/** Paints the surface and the examples onto a square canvas of `side` CSS pixels; those held out are rings. */
export function paintSurface(
  canvas: HTMLCanvasElement,
  surface: Surface,
  side: number,
  scale: number,
  look: SurfaceLook,
  { colourOf, edge }: Points,
): void {
  const [height = 1, width = 1] = surface.shape;
  const context = canvas.getContext('2d');
  const small = new OffscreenCanvas(width, height);
  const smallContext = small.getContext('2d');
  if (context === null || smallContext === null) return;
  const image = smallContext.createImageData(width, height);
  colourSurface(surface, look, image.data);
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
    const [x = 0, y = 0, answer = 0, isHeldOut = 0] = points.subarray(i, i + 4);
    const colour = colourOf(answer);
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
