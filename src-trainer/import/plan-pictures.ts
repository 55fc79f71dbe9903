import type { PictureOptions } from '../../src-shared/datasets/import-options.ts';
import type { PicturePlan, Reshaped } from '../../src-shared/datasets/imported-dataset.ts';

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

/**
 * The size and the channels that all pictures get, where a person does not say.
 *
 * @param usualFit where a picture has other proportions; `pad` where its sides matter, as they do to captions
 */
export function planPictures(
  survey: PictureSurvey,
  options: PictureOptions,
  usualFit: PicturePlan['fit'] = 'crop',
): PicturePlan {
  const [height, width] = findSize(survey);
  return {
    height: options.height ?? options.width ?? height,
    width: options.width ?? options.height ?? width,
    channels: options.channels ?? (survey.coloured > 0 ? 3 : 1),
    fit: options.fit ?? usualFit,
  };
}

function findSize({ sizes, medianSide }: PictureSurvey): readonly [number, number] {
  const [only] = sizes.keys();
  const [height = 0, width = 0] = only?.split('x').map(Number) ?? [];
  if (sizes.size === 1 && height <= largestKept && width <= largestKept) return [height, width];
  const side = Math.max(1, Math.min(usualSide, Math.round(medianSide)));
  return [side, side];
}

/** How many pictures have other proportions than the plan, and what the most cut of them loses. */
export function tellReshaped(
  sizes: PictureSurvey['sizes'],
  plan: PicturePlan,
): Reshaped | undefined {
  const wanted = plan.height / plan.width;
  let [count, lost] = [0, 0];
  for (const [size, pictures] of sizes) {
    const [height = 1, width = 1] = size.split('x').map(Number);
    const kept = Math.min(height / width / wanted, wanted / (height / width));
    // A pixel more or less is no other shape.
    if (Math.abs(height - width * wanted) <= 1 || Math.abs(width - height / wanted) <= 1) continue;
    count += pictures;
    if (plan.fit === 'crop') lost = Math.max(lost, 1 - kept);
  }
  return count === 0 ? undefined : { count, lost };
}
