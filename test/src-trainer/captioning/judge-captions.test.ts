import { expect, it } from 'vitest';

import { judgeCaptions } from '../../../src-trainer/captioning/judge-captions.ts';
import { captionScenes } from '../../../src-trainer/datasets/load-scenes.ts';

const scenes = captionScenes({ seed: 4, language: 'en' }, [0, 1, 2], 'trained');
const own = scenes.references.map(([first = []]) => first);

it('finds the captions of the scenes themselves true, exact and without a fault', () => {
  expect(judgeCaptions(own, scenes, 'en')).toMatchObject({
    examples: 3,
    trueCaptions: 1,
    bleu4: 1,
    exactMatches: 1,
    faults: {},
  });
});

it('counts what is wrong with the others by the first thing that is', () => {
  const said = [own[0] ?? [], ['red', 'red'], ['blue']];
  expect(judgeCaptions(said, scenes, 'en')).toMatchObject({
    trueCaptions: expect.closeTo(1 / 3) as number,
    faults: { 'not-understood': 2 },
  });
});
