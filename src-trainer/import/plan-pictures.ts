import type { PictureOptions } from '../../src-shared/datasets/import-options.ts';
import type { PicturePlan } from '../../src-shared/datasets/imported-dataset.ts';

/** What is known of all pictures before one of them is decoded. */
export type PictureSurvey = {
  readonly count: number;
  /** How many there are of each size, by `height x width`. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Half of the pictures are not larger: the root of height times width. */
  readonly medianSide: number;
  readonly coloured: number;
  /** How many are turned, have transparent parts, 16 bits a channel, or CMYK. */
  readonly turned: number;
  readonly flattened: number;
  readonly narrowed: number;
  readonly converted: number;
};

/** Pictures of one size keep it up to here. */
const largestKept = 128;
/** Others become as large as half of them are, and not larger than this. */
const usualSide = 64;

/** The size and the channels that all pictures get, where a person does not say. */
export function planPictures(survey: PictureSurvey, options: PictureOptions): PicturePlan {
  const [height, width] = findSize(survey);
  return {
    height: options.height ?? options.width ?? height,
    width: options.width ?? options.height ?? width,
    channels: options.channels ?? (survey.coloured > 0 ? 3 : 1),
    fit: options.fit ?? 'crop',
  };
}

function findSize({ sizes, medianSide }: PictureSurvey): readonly [number, number] {
  const [only] = sizes.keys();
  const [height = 0, width = 0] = only?.split('x').map(Number) ?? [];
  if (sizes.size === 1 && height <= largestKept && width <= largestKept) return [height, width];
  const side = Math.max(1, Math.min(usualSide, Math.round(medianSide)));
  return [side, side];
}
