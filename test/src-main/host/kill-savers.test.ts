import { readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createFiles } from '../../../src-main/host/files.ts';
import { killSavers } from './kill-savers.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('a project is whole after each of 40 kills of its saver, and what they left is swept', async () => {
  const folder = makeTemporaryFolder();
  expect(await killSavers(folder, 40)).toEqual({ whole: 40 });
  await createFiles().sweep(folder);
  expect(readdirSync(folder)).toEqual(['project.lienzo']);
});
