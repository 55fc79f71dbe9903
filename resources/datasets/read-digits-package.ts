import { z } from 'zod';

import { digits } from '../../src-shared/datasets/catalogue.ts';
import type { Images } from '../../src-trainer/datasets/image-examples.ts';

const fileSchema = z.strictObject({ data: z.array(z.number().min(0).max(1)) });

/**
 * The digits of the package `mnist` as bytes, in its own order: zeros first. Its files hold pixel / 255
 * rounded to three decimals, which is fine enough to tell 256 pixels apart; a value that is none throws.
 *
 * @param readFile gives the JSON text of one digit's file
 */
export function readDigitsPackage(readFile: (digit: number) => string): Images {
  const [height = 0, width = 0] = digits.sampleShape;
  const values: number[] = [];
  const labels: number[] = [];
  for (const digit of digits.classes.keys()) {
    const { data } = fileSchema.parse(JSON.parse(readFile(digit)));
    for (const value of data) values.push(toPixel(value));
    for (let index = 0; index < data.length / (height * width); index += 1) labels.push(digit);
  }
  return { height, width, pixels: Uint8Array.from(values), labels: Uint8Array.from(labels) };
}

function toPixel(value: number): number {
  const pixel = Math.round(value * 255);
  if (Math.abs(Math.round((pixel / 255) * 1000) / 1000 - value) > 1e-9) {
    throw new Error(`${value} is no pixel / 255 rounded to three decimals`);
  }
  return pixel;
}
