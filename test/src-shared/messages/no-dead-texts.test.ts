import { globSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { messages } from '../../../src-shared/messages/messages.ts';

const sourcesOf = (folder: string): string =>
  globSync(`${folder}/**/*.{ts,svelte}`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
const everywhere = sourcesOf('src-renderer');

it.each([
  [
    ...(['unrolled', 'src-renderer/unrolled'] as const),
    [
      ...['vanishes', 'explodes', 'keeps'],
      ...['fate', 'fateOfOne', 'fateLeftwards', 'fateLeftwardsOfOne'],
    ],
  ],
  ['text', 'src-renderer/text', ['samples', 'surprise', 'neurons', 'copies']],
] as const)('every text of the group "%s" is shown somewhere', (group, folder, chosen) => {
  const own = sourcesOf(folder);
  // Words are called w or words where they are shown; some are chosen by their names.
  const isShown = (key: string): boolean =>
    chosen.some((one) => one === key && own.includes(`'${key}'`)) ||
    new RegExp(`\\bw(?:ords)?\\.${key}\\b`).test(own) ||
    new RegExp(`\\.${group}\\.${key}\\b`).test(everywhere);
  expect(Object.keys(messages('en')[group]).filter((key) => !isShown(key))).toEqual([]);
});
