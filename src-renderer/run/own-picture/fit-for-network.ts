import type { PicturePlan } from '../../../src-shared/datasets/imported-dataset.ts';
import type { Shape } from '../../../src-shared/graph/shape.ts';
import { fitFrames } from '../../../src-shared/pictures/fit-frames.ts';
import { fitPicture, type Picture } from '../../../src-shared/pictures/fit-picture.ts';
import { fitToPlan } from '../../../src-shared/pictures/fit-to-plan.ts';

/**
 * A picture as a network takes it, `[height, width, channels]`, 0 to 1: by the plan of the data set that the network
 * learns from, as in training; grey digits as `predict` fits them; colours cut to the input's proportions;
 * both frames where it sees two.
 */
export function fitForNetwork(
  picture: Picture,
  shape: Shape,
  plan: PicturePlan | undefined,
): Float32Array<ArrayBuffer> {
  const [height = 1, width = 1, channels = 1] = shape;
  if (plan === undefined && channels === 1) return fitPicture(picture, height, width).values;
  const pixels =
    channels === 6
      ? fitFrames(picture, { height, width })
      : fitToPlan(
          picture,
          plan ?? { height, width, channels: channels === 1 ? 1 : 3, fit: 'crop' },
        );
  return Float32Array.from(pixels, (pixel) => pixel / 255);
}
