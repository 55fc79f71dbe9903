import { expect, test } from 'vitest';

import { killSavers } from './kill-savers.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('a project is whole after each of 200 kills of its saver', async () => {
  expect(await killSavers(makeTemporaryFolder(), 200)).toEqual({ whole: 200 });
});
