import { expect, test } from 'vitest';

import { tellChance } from '../../../src-renderer/captions/tell-chance.ts';
import { format } from '../../../src-renderer/words/language.svelte.ts';

test('a sentence that is seldom said is no sentence that is never said', () => {
  expect(tellChance(Math.log(0.398))).toBe(format.percent(0.398, 1));
  expect(tellChance(Math.log(0.0012))).toBe(format.percent(0.001, 1));
  expect(tellChance(-9.64)).toBe(`< ${format.percent(0.001, 1)}`);
});
