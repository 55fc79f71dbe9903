import { shapePictures } from '../../src-shared/datasets/shape-pictures.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { randomStream, type RandomStream } from '../random/random-stream.ts';
import { colourOf } from '../../src-shared/pictures/colour-of.ts';
import { shapeOutlines } from '../../src-shared/datasets/shape-outlines.ts';

export type ShapesSource = Extract<DataSource, { kind: 'shapes' }>;

/** Pictures and which shape each shows. */
export type ShapePictures = {
  /** `[count, 32, 32, 3]`, flat; 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** `[count]`; the classes come in turn. */
  readonly labels: Int32Array<ArrayBuffer>;
};

/** Points a side at which a pixel is looked at, so that edges are smooth. */
const looks = 3;
/** How far brightness and the three colours of a pixel stray, of 255. */
const grain = 9;

/**
 * Draws the pictures that `source` asks for: one shape each, anywhere, of any size, leaning up to 25° either way,
 * in any colour on another. Neither colour nor place says which shape it is. More pictures begin with the fewer.
 */
export function generateShapes({ count, seed }: ShapesSource): ShapePictures {
  const [height = 0, width = 0, channels = 0] = shapePictures.sampleShape;
  const size = height * width * channels;
  const pixels = new Uint8Array(count * size);
  const labels = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const label = index % shapePictures.classes.length;
    labels[index] = label;
    const random = randomStream(seed, 'shapes', index);
    drawPicture(pixels.subarray(index * size, (index + 1) * size), label, height, random);
  }
  return { pixels, labels };
}

function drawPicture(pixels: Uint8Array, label: number, side: number, random: RandomStream): void {
  const isInside = shapeOutlines[label];
  if (isInside === undefined) throw new RangeError(`no shape ${label}`);
  const between = (low: number, high: number): number => low + (high - low) * random.nextUniform();
  const radius = between(0.24, 0.44) * side;
  const x0 = between(radius, side - radius);
  const y0 = between(radius, side - radius);
  const angle = (between(-25, 25) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / radius, Math.sin(angle) / radius];
  const hue = random.nextUniform();
  const isLight = random.nextUniform() < 0.5;
  // Far from the ground's hue, and always lighter or always darker than it.
  const front = colourOf(hue, between(0.55, 1), isLight ? between(0.75, 1) : between(0.2, 0.5));
  const ground = colourOf(
    hue + between(0.25, 0.75),
    between(0.2, 0.8),
    isLight ? between(0.15, 0.45) : between(0.7, 1),
  );
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      let inside = 0;
      for (let look = 0; look < looks * looks; look += 1) {
        const x = column + ((look % looks) + 0.5) / looks - x0;
        const y = y0 - row - (Math.floor(look / looks) + 0.5) / looks;
        if (isInside(x * cos + y * sin, y * cos - x * sin)) inside += 1;
      }
      const share = inside / (looks * looks);
      const at = 3 * (row * side + column);
      for (const channel of [0, 1, 2] as const) {
        const value = share * front[channel] + (1 - share) * ground[channel];
        pixels[at + channel] = clampByte(255 * value + grain * random.nextNormal());
      }
    }
  }
}

function clampByte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
