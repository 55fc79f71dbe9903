import { resizeByArea, type GreyImage } from './fit-picture.ts';

/** The longer side of the digit itself, as a share of the picture's: 20 of 28 pixels. */
const inkShare = 20 / 28;
/** Less than this is no ink. */
const faintest = 1 / 255;

/**
 * What was drawn as the digits of MNIST are: the part that has ink, its longer side 20 pixels of 28 in its own
 * proportions, every new pixel the mean of the area it covers (so that edges have greys between), and moved by
 * whole pixels until its centre of mass lies in the middle of `[height, width]`, or as near as keeps all of it inside. Black where nothing was drawn.
 *
 * Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits": size-normalised into
 * 20x20 preserving the aspect ratio, centred by the centre of mass in 28x28.
 */
export function centreDigit(
  ink: GreyImage,
  height: number,
  width: number,
): Float32Array<ArrayBuffer> {
  const centred = new Float32Array(height * width);
  const digit = cutToInk(ink);
  if (digit === undefined) return centred;
  const longest = Math.round(Math.min(height, width) * inkShare);
  const scale = longest / Math.max(digit.height, digit.width);
  const small = resizeByArea(
    digit,
    Math.max(1, Math.round(digit.height * scale)),
    Math.max(1, Math.round(digit.width * scale)),
  );
  const mass = massOf(small);
  const top = keepInside(Math.round(height / 2 - mass.y), height - small.height);
  const left = keepInside(Math.round(width / 2 - mass.x), width - small.width);
  for (let y = 0; y < small.height; y += 1) {
    const row = small.values.subarray(y * small.width, (y + 1) * small.width);
    centred.set(row, (top + y) * width + left);
  }
  return centred;
}

/** The smallest rectangle that holds all ink; `undefined` where there is none. */
function cutToInk({ height, width, values }: GreyImage): GreyImage | undefined {
  let [top, bottom, left, right] = [height, -1, width, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((values[y * width + x] ?? 0) < faintest) continue;
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
    }
  }
  if (bottom < 0) return undefined;
  const cut = { height: bottom - top + 1, width: right - left + 1 };
  const kept = new Float32Array(cut.height * cut.width);
  for (let y = 0; y < cut.height; y += 1) {
    const from = (top + y) * width + left;
    kept.set(values.subarray(from, from + cut.width), y * cut.width);
  }
  return { ...cut, values: kept };
}

/** The centre of mass, in pixels from the top left corner; that of a pixel is its middle. */
function massOf({ height, width, values }: GreyImage): { readonly x: number; readonly y: number } {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = values[y * width + x] ?? 0;
      sum += value;
      sumX += value * (x + 0.5);
      sumY += value * (y + 0.5);
    }
  }
  return { x: sumX / sum, y: sumY / sum };
}

function keepInside(place: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, place));
}
