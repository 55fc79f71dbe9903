import { z } from 'zod';

/**
 * How training pictures are changed at random, anew at every step; held-out pictures never are. Each is off at 0
 * (or false). Lengths are shares of the picture's side, so that they mean the same for every size.
 *
 * Source: Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual document
 * analysis", 2003 (affine and elastic); DeVries and Taylor, "Improved regularization of convolutional neural networks
 * with cutout", 2017; Shorten and Khoshgoftaar, "A survey on image data augmentation for deep learning", 2019.
 */
export const augmentationSchema = z.strictObject({
  /** Moved by up to this share of width and of height, to either side. */
  shift: z.number().min(0).max(0.5),
  /** Turned by up to so many degrees, either way. */
  rotation: z.number().min(0).max(180),
  /** Enlarged or reduced by up to this share. */
  scale: z.number().min(0).max(0.9),
  /** Slanted by up to so many degrees, either way. */
  shear: z.number().min(0).max(60),
  /** A window that is by this share smaller than the picture, at a random place, is enlarged to its size. */
  crop: z.number().min(0).max(0.9),
  /** Bent as if it were rubber: how far a pixel is typically moved (root mean square). */
  elastic: z.number().min(0).max(0.2),
  /** Mirrored left to right, and top to bottom, every other time. */
  flipHorizontal: z.boolean(),
  flipVertical: z.boolean(),
  /** Up to this is added to all numbers of a picture, or taken away; 1 is from black to white. */
  brightness: z.number().min(0).max(1),
  /** Standard deviation of what is added to every number. */
  noise: z.number().min(0).max(1),
  /** Side of a square at a random place that is blackened, as a share of the picture's shorter side. */
  cutout: z.number().min(0).max(0.9),
});
export type Augmentation = z.infer<typeof augmentationSchema>;

export const noAugmentation: Augmentation = {
  shift: 0,
  rotation: 0,
  scale: 0,
  shear: 0,
  crop: 0,
  elastic: 0,
  flipHorizontal: false,
  flipVertical: false,
  brightness: 0,
  noise: 0,
  cutout: 0,
};

/** How many of the changes are on. */
export function countChanges(augmentation: Augmentation): number {
  return Object.values(augmentation).filter((value) => value !== 0 && value !== false).length;
}

/**
 * The changes under which what is said of a picture may no longer be true: a 6 turned round is a 9, a 2 in a mirror
 * looks like a 5, and what was to the left is to the right.
 */
export function turningChanges({
  flipHorizontal,
  flipVertical,
  rotation,
}: Augmentation): readonly ('flipHorizontal' | 'flipVertical' | 'rotation')[] {
  return [
    ...(flipHorizontal ? (['flipHorizontal'] as const) : []),
    ...(flipVertical ? (['flipVertical'] as const) : []),
    ...(rotation > 45 ? (['rotation'] as const) : []),
  ];
}
