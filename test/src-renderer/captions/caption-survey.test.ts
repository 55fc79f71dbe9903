import { expect, test } from 'vitest';

import {
  CaptionSurvey,
  measureLikeness,
  measureSurvey,
  orderSurvey,
  type SurveyedPicture,
} from '../../../src-renderer/captions/caption-survey.svelte.ts';
import { CaptionNeighbours } from '../../../src-renderer/captions/caption-neighbours.svelte.ts';
import type { Api, ApiParams } from '../../../src-shared/protocol/api.ts';
import type { AskedNetwork } from '../../../src-renderer/captions/asked-network.ts';
import { digitsSpec } from '../run/example-run.ts';
import { reactive } from '../run/reactive.svelte.ts';

const network = { spec: digitsSpec };
const scene = [
  { shape: 'disc', colour: 'red', size: 'big', x: 12, y: 24, radius: 8 },
  { shape: 'star', colour: 'blue', size: 'big', x: 36, y: 24, radius: 8 },
] as const;
const truth = 'a red circle to the left of a blue star'.split(' ');
const lie = 'a red circle above a blue star'.split(' ');

function surveyed(example: number, isTrue: boolean, logProbability: number): SurveyedPicture {
  return {
    ...{ example, logProbability, words: isTrue ? truth : lie, references: [truth] },
    scene: [...scene],
    picture: { data: new Float32Array(4), shape: [2, 2, 1] },
    fault: isTrue ? undefined : { code: 'relation', said: 'above', truths: [] },
  };
}

test('the gallery is asked for page by page, and every caption is judged by its scene', async () => {
  const asked: ApiParams<'model.caption-gallery'>['asked'][] = [];
  const callWithBytes = (async (_: string, params: ApiParams<'model.caption-gallery'>) => {
    asked.push(params.asked);
    const { from, count } = params.asked;
    const items = Array.from({ length: Math.min(count, 25 - from) }, (_, at) => ({
      ...{ example: from + at, words: at === 0 ? lie : truth, logProbability: -1 },
      ...{ references: [truth], scene: [...scene] },
    }));
    const bytes = new Uint8Array(Float32Array.from(items, ({ example }) => example).buffer);
    return Promise.resolve({ result: { step: 3, total: 25, shape: [1, 1, 1], items }, bytes });
  }) as Api['callWithBytes'];
  const survey = new CaptionSurvey({ callWithBytes }, () => network);
  await survey.look({ most: 40, beamWidth: 3 }, 'en');
  expect(asked.map(({ from, count }) => [from, count])).toEqual([
    [0, 20],
    [20, 20],
  ]);
  expect(survey.items).toHaveLength(25);
  expect(survey.items[21]!.picture.data[0]).toBe(21);
  expect(survey.items[20]!.fault).toMatchObject({ code: 'relation', said: 'above' });
  expect(survey.figures).toMatchObject({ count: 25, isTrue: 23 / 25, exact: 23 / 25 });
  expect(survey.question).toMatchObject({ isAsking: false, share: 1 });
});

test('what another network said is shown no longer, and no more of it is asked for', async () => {
  const now = reactive<AskedNetwork>({ spec: digitsSpec, runId: 'run-1' });
  let calls = 0;
  const callWithBytes = (async (_: string, params: ApiParams<'model.caption-gallery'>) => {
    calls += 1;
    // Another run begins while the second page is on its way.
    if (calls === 5) now.value = { spec: digitsSpec, runId: 'run-2' };
    const items = Array.from({ length: params.asked.count }, (_, at) => ({
      ...{ example: params.asked.from + at, words: lie, logProbability: -1 },
      references: [truth],
    }));
    const bytes = new Uint8Array(new Float32Array(items.length).buffer);
    return Promise.resolve({ result: { step: 3, total: 60, shape: [1, 1, 1], items }, bytes });
  }) as Api['callWithBytes'];
  const survey = new CaptionSurvey({ callWithBytes }, () => now.value);
  await survey.look({ most: 60, beamWidth: 2 }, undefined);
  expect(survey.surveyed).toMatchObject({ step: 3, beamWidth: 2 });
  expect(survey.figures).toMatchObject({ count: 60 });
  // A stage of the same run is told by its step.
  now.value = { spec: digitsSpec, runId: 'run-1', step: 1 };
  expect(survey.items).toHaveLength(60);

  await survey.look({ most: 60, beamWidth: 2 }, undefined);
  expect(calls).toBe(5);
  expect(survey.surveyed).toBeUndefined();
  expect(survey.items).toEqual([]);
  expect(survey.figures).toBeUndefined();
  expect(survey.question.isAsking).toBe(false);
});

test('what is said to happen is judged by the scene too', async () => {
  const [circle, star] = scene;
  const acting = [{ ...circle, act: { kind: 'grow', radius: 8 } as const }, star];
  const said = ['a red circle grows', 'a blue star grows', 'a red circle appears'];
  const callWithBytes = (async () => {
    const items = said.map((words, example) => ({
      ...{ example, words: words.split(' '), logProbability: -1, references: [], scene: acting },
    }));
    const bytes = new Uint8Array(new Float32Array(items.length).buffer);
    return Promise.resolve({ result: { step: 3, total: 3, shape: [1, 1, 1], items }, bytes });
  }) as Api['callWithBytes'];
  const survey = new CaptionSurvey({ callWithBytes }, () => network);
  await survey.look({ most: 3, beamWidth: 3 }, 'en');
  expect(survey.items.map(({ fault }) => fault?.code)).toEqual([undefined, 'actor', 'action']);
  expect(survey.figures).toMatchObject({ isTrue: 1 / 3, isActionNamed: 2 / 3 });
});

test('the worst are wrong and sure, the best true and sure', () => {
  const items = [
    surveyed(0, true, -3),
    surveyed(1, false, -4),
    surveyed(2, true, -1),
    surveyed(3, false, -2),
  ];
  const examples = (order: 'worst' | 'best' | 'given'): number[] =>
    orderSurvey(items, order).map(({ example }) => example);
  expect(examples('worst')).toEqual([3, 1, 2, 0]);
  expect(examples('best')).toEqual([2, 0, 3, 1]);
  expect(examples('given')).toEqual([0, 1, 2, 3]);
});

test('where nobody knows what pictures show, captions are ordered by their likeness to those of their picture', () => {
  const said = [truth, 'a red circle to the left of a dog'.split(' '), ['a', 'tree'], truth];
  const items = said.map((words, example): SurveyedPicture => {
    const { scene: _, ...unknown } = surveyed(example, true, -example);
    // The last picture is said of otherwise, so that the caption is unlike what is said of its own.
    return { ...unknown, words, references: example === 3 ? [['a', 'tree']] : [truth] };
  });
  const likeness = measureLikeness(items);
  expect(likeness![0]).toBeGreaterThan(likeness![1]!);
  const examples = (order: 'worst' | 'best'): number[] =>
    orderSurvey(items, order, likeness).map(({ example }) => example);
  expect(examples('worst')).toEqual([2, 3, 1, 0]);
  expect(examples('best')).toEqual([0, 1, 2, 3]);
  // Likeness says nothing where the scene itself can be asked.
  expect(measureLikeness([surveyed(0, true, -1)])).toBeUndefined();
});

test('figures of captions that equal their references are whole, and truth is only told where it is known', () => {
  const { scene: _, ...unknown } = surveyed(0, true, -1);
  const figures = measureSurvey([unknown, { ...unknown, words: lie }]);
  expect(figures.exact).toBe(0.5);
  expect(figures.isTrue).toBeUndefined();
  expect(measureSurvey([surveyed(0, true, -1)])).toMatchObject({ bleu: [1, 1, 1, 1], isTrue: 1 });
  // Runs of more words occur more seldom.
  expect(figures.bleu).toEqual(figures.bleu.toSorted((a, b) => b - a));
});

test('of scenes in which something happens it is told how often that is named', () => {
  const acting = [true, false, true, true].map((isActionNamed, at) => ({
    ...{ ...surveyed(at, true, -1), isActionNamed },
  }));
  expect(measureSurvey(acting).isActionNamed).toBe(3 / 4);
  expect(measureSurvey([surveyed(0, true, -1)])).not.toHaveProperty('isActionNamed');
});

test('neighbours of a sentence are gathered from part to part', async () => {
  const pages = [
    { until: 10, found: [{ words: ['a', 'star'], distance: 1, pictures: 2 }] },
    {
      until: 20,
      found: [
        { words: ['a', 'star'], distance: 1, pictures: 3 },
        { words: ['two', 'stars'], distance: 0, pictures: 1 },
      ],
    },
  ];
  const callWithBytes = (async (_: string, params: ApiParams<'model.caption-neighbours'>) => {
    const page = pages[params.asked.from / 10]!;
    const bytes = new Uint8Array(Float32Array.from(page.found, (_, at) => at).buffer);
    return Promise.resolve({ result: { ...page, total: 20, shape: [1, 1, 1] }, bytes });
  }) as Api['callWithBytes'];
  const neighbours = new CaptionNeighbours({ callWithBytes }, () => network);
  await neighbours.find(['two', 'stars']);
  const { looked, found } = neighbours.searched!;
  expect(looked).toBe(20);
  expect(found.map(({ words, pictures }) => [words.join(' '), pictures])).toEqual([
    ['two stars', 1],
    ['a star', 5],
  ]);
  expect(found[0]!.picture.data[0]).toBe(1);
});
