import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  augmentationSchema,
  turningChanges,
  countChanges,
  noAugmentation,
  type Augmentation,
} from '../../../../src-shared/document/augmentation.ts';
import type { Engine } from '../../../../src-trainer/engine/engine.ts';
import { createAugment } from '../../../../src-trainer/training/augmentation/augment.ts';
import { enginesHere, openHere } from '../../gates/engines-here.ts';

const shape = [12, 12, 1] as const;
const count = 32;

/** Pictures of a batch at a step, all grey before. */
function augmented(settings: Partial<Augmentation>, step = 0, part = 0, seed = 1, grey = 0.5) {
  const augment = createAugment({ ...noAugmentation, ...settings }, shape, seed)!;
  return tf.tidy(() => {
    const pictures = tf.fill([count, ...shape], grey);
    return [...augment(pictures, { step: tf.scalar(step, 'int32'), part }).dataSync()];
  });
}

const everything: Augmentation = {
  shift: 0.1,
  rotation: 20,
  scale: 0.2,
  shear: 10,
  crop: 0.1,
  elastic: 0.05,
  flipHorizontal: true,
  flipVertical: true,
  brightness: 0.2,
  noise: 0.1,
  cutout: 0.2,
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('settings of the augmentation', () => {
  it('count what is on, and tell what may make one digit of another', () => {
    expect(augmentationSchema.parse(everything)).toEqual(everything);
    expect(countChanges(noAugmentation)).toBe(0);
    expect(countChanges(everything)).toBe(11);
    expect(turningChanges(everything)).toEqual(['flipHorizontal', 'flipVertical']);
    expect(turningChanges({ ...noAugmentation, rotation: 90 })).toEqual(['rotation']);
    expect(turningChanges({ ...noAugmentation, shift: 0.2, rotation: 15 })).toEqual([]);
  });

  it('that are off, or for what is no picture, change nothing', () => {
    expect(createAugment(undefined, shape, 1)).toBeUndefined();
    expect(createAugment(noAugmentation, shape, 1)).toBeUndefined();
    expect(createAugment(everything, [5], 1)).toBeUndefined();
  });
});

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('pictures are changed alike by the same seed, step and part, and otherwise by any other', () => {
    const here = augmented(everything);
    expect(augmented(everything)).toEqual(here);
    for (const other of [
      augmented(everything, 1),
      augmented(everything, 0, 1),
      augmented(everything, 0, 0, 2),
    ]) {
      expect(other).not.toEqual(here);
    }
    expect(here.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('what is drawn for one change does not depend on another', () => {
    const rotated = augmented({ rotation: 30 }, 5);
    const cut = augmented({ rotation: 30, cutout: 0.3 }, 5);
    let kept = 0;
    for (const [index, value] of cut.entries()) {
      if (value === 0) continue;
      expect(value).toBe(rotated[index]);
      kept += 1;
    }
    expect(kept).toBeGreaterThan(cut.length / 2);
    expect(kept).toBeLessThan(rotated.filter((value) => value !== 0).length);
  });

  it('noise has the deviation it says, and its mean is 0', () => {
    const noise = augmented({ noise: 0.08 }).map((value) => value - 0.5);
    expect(Math.abs(mean(noise))).toBeLessThan(0.006);
    expect(Math.sqrt(mean(noise.map((value) => value ** 2))) / 0.08).toBeCloseTo(1, 1);
  });

  it('brightness is one number a picture, as often lighter as darker, within its bounds', () => {
    const values = augmented({ brightness: 0.3 });
    const each = Array.from({ length: count }, (_, at) => values.slice(at * 144, at * 144 + 144));
    for (const picture of each) expect(new Set(picture).size).toBe(1);
    const first = each.map(([value]) => value! - 0.5);
    expect(new Set(first).size).toBeGreaterThan(count / 2);
    expect(Math.max(...first)).toBeGreaterThan(0.15);
    expect(Math.min(...first)).toBeLessThan(-0.15);
    expect(first.every((value) => Math.abs(value) <= 0.3)).toBe(true);
  });

  it('a white picture stays white where it is made lighter', () => {
    expect(Math.max(...augmented({ brightness: 0.5, noise: 0.2 }, 3, 0, 1, 1))).toBe(1);
  });
});
