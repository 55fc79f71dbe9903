import { expect, test } from 'vitest';

import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { scenesOnTheSpot } from '../../../src-trainer/datasets/scenes-on-the-spot.ts';

const source = { kind: 'scenes', count: 40, seed: 3, language: 'en' } as const;

test('scenes made when they are looked at are those that a run loads, in every epoch', () => {
  const [loaded, made] = [loadScenes(source, 0.25), scenesOnTheSpot(source, 0.25)];
  const {
    hash,
    train,
    validation,
    findCaptionFault,
    findScene,
    captionsOf,
    trainCaptionsOf,
    ...facts
  } = loaded;
  expect(made).toMatchObject(facts);
  expect(hash).not.toBe('');
  for (const [its, own] of [
    [train, made.train],
    [validation, made.validation],
    [train.forEpoch(2), made.train.forEpoch(2)],
  ] as const) {
    const shown = Int32Array.of(3, 0, its.count - 1);
    expect(own.count).toBe(its.count);
    expect(own.gatherInputs(shown)).toEqual(its.gatherInputs(shown));
    expect(own.gatherTargets(shown)).toEqual(its.gatherTargets(shown));
    expect(() => own.gatherInputs(Int32Array.of(its.count))).toThrow(RangeError);
  }
  expect(made.findScene!(4)).toEqual(findScene!(4));
  expect(made.captionsOf!(4)).toEqual(captionsOf!(4));
  expect(made.trainCaptionsOf!(7)).toEqual(trainCaptionsOf!(7));
  const nonsense = ['two', 'white', 'circles'];
  expect(made.findCaptionFault!(1, nonsense)).toEqual(findCaptionFault!(1, nonsense));
});
