import { expect, it } from 'vitest';

import { compareCaptions, judgeCaptions } from '../../../src-trainer/captioning/judge-captions.ts';
import { captionScenes } from '../../../src-trainer/datasets/load-scenes.ts';

const scenes = captionScenes({ seed: 4, language: 'en' }, [0, 1, 2], 'trained');
const own = scenes.references.map(([first = []]) => first);

it('finds the captions of the scenes themselves true, exact and without a fault', () => {
  expect(judgeCaptions(own, scenes, 'en')).toMatchObject({
    examples: 3,
    trueCaptions: 1,
    bleu1: 1,
    bleu2: 1,
    bleu3: 1,
    bleu4: 1,
    exactMatches: 1,
    faults: {},
  });
  expect(judgeCaptions(own, scenes, 'en')).not.toHaveProperty('trueActions');
});

it('counts what is wrong with the others by the first thing that is', () => {
  const said = [own[0] ?? [], ['red', 'red'], ['blue']];
  expect(judgeCaptions(said, scenes, 'en')).toMatchObject({
    trueCaptions: expect.closeTo(1 / 3) as number,
    faults: { 'not-understood': 2 },
  });
});

it('tells of scenes in two frames how often what happens is named, whoever is said to do it', () => {
  const acting = captionScenes({ seed: 4, language: 'en', frames: 2 }, [0, 1, 2, 3], 'trained');
  const captions = acting.references.map((references) => references.at(-1) ?? []);
  expect(judgeCaptions(captions, acting, 'en')).toMatchObject({ trueCaptions: 1, trueActions: 1 });
  const verbOf = (words: readonly string[]) => words.slice(3);
  const said = captions.map((words, at) =>
    at === 0 ? ['two', 'white', 'stars', 'grow'] : ['a', 'white', 'star', ...verbOf(words)],
  );
  const { trueCaptions, trueActions } = judgeCaptions(said, acting, 'en');
  expect(trueActions).toBeGreaterThanOrEqual(trueCaptions);
  expect(trueActions).toBeGreaterThanOrEqual(3 / 4);
});

it('tells the overlap of single words and of runs of two, three and four apart', () => {
  const references = [[['a', 'b', 'c', 'd', 'e', 'f']]];
  const { bleu1, bleu2, bleu3, bleu4 } = compareCaptions(
    [['a', 'b', 'c', 'd', 'f', 'e']],
    references,
  );
  expect(bleu1).toBe(1);
  expect(bleu2).toBeCloseTo(Math.sqrt(3 / 5));
  expect(bleu3).toBeCloseTo(Math.cbrt((3 / 5) * (2 / 4)));
  expect(bleu4).toBeCloseTo(((3 / 5) * (2 / 4) * (1 / 3)) ** (1 / 4));
});
