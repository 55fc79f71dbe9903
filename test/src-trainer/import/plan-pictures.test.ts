import { expect, test } from 'vitest';

import { wordReshaped } from '../../../src-shared/messages/word-reshaped.ts';
import {
  planPictures,
  tellReshaped,
  type PictureSurvey,
} from '../../../src-trainer/import/plan-pictures.ts';

const sizes = new Map([
  ['240x320', 5],
  ['320x240', 3],
  ['64x64', 2],
  // A pixel of rounding is no other shape.
  ['63x64', 1],
]);
const survey: PictureSurvey = {
  ...{ count: 11, sizes, medianSide: 277, coloured: 11 },
  ...{ turned: 0, flattened: 0, narrowed: 0, converted: 0 },
};

test('pictures of other proportions are counted, with what the most cut of them loses', () => {
  const plan = planPictures(survey, {});
  expect(plan).toEqual({ height: 64, width: 64, channels: 3, fit: 'crop' });
  const cut = tellReshaped(sizes, plan);
  expect(cut).toEqual({ count: 8, lost: 0.25 });
  expect(wordReshaped(cut!, 'crop', 'en')).toMatch(/25\s%/);
  expect(wordReshaped(cut!, 'crop', 'es')).toMatch(/25\s%/);
});

test('with black edges nothing is lost, and a person’s own choice goes before the usual one', () => {
  const plan = planPictures(survey, {}, 'pad');
  expect(plan.fit).toBe('pad');
  expect(tellReshaped(sizes, plan)).toEqual({ count: 8, lost: 0 });
  expect(planPictures(survey, { fit: 'stretch' }, 'pad').fit).toBe('stretch');
});

test('pictures of the plan’s own proportions are not reshaped', () => {
  const plan = planPictures(survey, {});
  expect(tellReshaped(new Map([['128x128', 4]]), plan)).toBeUndefined();
});
