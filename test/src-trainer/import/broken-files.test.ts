import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { brokenArchives } from './broken/archives.ts';
import { brokenOthers } from './broken/others.ts';
import { brokenPictures } from './broken/pictures.ts';
import { brokenCifar, brokenIdx } from './broken/records.ts';
import { brokenTables } from './broken/tables.ts';
import { placeFiles, refusedHere } from './import-here.ts';

const brokenFiles = [
  ...brokenTables,
  ...brokenIdx,
  ...brokenCifar,
  ...brokenPictures,
  ...brokenArchives,
  ...brokenOthers,
];

describe('what cannot be imported', () => {
  test('is tried in more than a hundred ways', () => {
    expect(brokenFiles.length).toBeGreaterThan(100);
  });

  test.each(brokenFiles)(
    '$code for $what: one sentence with file and place, and nothing is kept',
    async (broken) => {
      const { files, given, table, code, place } = broken;
      const folder = placeFiles(files);
      const path = given === undefined ? folder : join(folder, given);
      const { problem, left } = await refusedHere(path, table && { table });
      expect(problem).toMatchObject({ code, details: place });
      expect(left).toEqual([]);
      for (const language of ['en', 'es'] as const) {
        const sentence = wordProblem(problem, language);
        expect(sentence).toContain(folder);
        expect(sentence).toMatch(/^\S.*[.]$/s);
        expect(sentence).not.toMatch(/[{}]|undefined|\.tmp/);
      }
    },
  );
});
