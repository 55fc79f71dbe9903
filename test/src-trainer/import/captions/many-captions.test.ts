import { expect, test } from 'vitest';

import { matchPictures } from '../../../../src-trainer/import/captions/match-pictures.ts';
import { createSkipped } from '../../../../src-trainer/import/skipped.ts';
import { longestOf } from '../../../../src-trainer/import/captions/survey-captions.ts';

/** More than a call takes arguments. */
const many = 300_000;

test('the longest of more lists than a call takes arguments is found', () => {
  const lists = Array.from({ length: many }, (_, at) => (at === many - 2 ? [1, 2, 3] : [1]));
  expect(longestOf(lists)).toBe(3);
});

test('any number of captions of one picture is read, and a few are kept', () => {
  const file = { name: 'a.png', path: '/a.png' };
  const set = { title: 'set', path: '/', files: [file] };
  const captions = Array.from({ length: many }, () => 'red');
  const list = {
    origin: 'coco',
    file: 'captions.json',
    pictures: [{ name: 'a.png', captions }],
  } as const;
  const [picture, ...others] = matchPictures(set, [list], createSkipped());
  expect(others).toEqual([]);
  expect(picture?.file).toBe(file);
  expect(picture?.captions).toHaveLength(8);
});
