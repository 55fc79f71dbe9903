import { expect, test } from 'vitest';

import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { previewData } from '../../../src-trainer/import/import-data.ts';
import { makeFolder } from '../datasets/idx-files.ts';
import { placeFiles } from './import-here.ts';

/** As a window has it: a numbered file in a folder of the host's, under the name that the person gave. */
async function previewUploaded(text: string) {
  const folder = placeFiles({ '0': text });
  const given = { kind: 'files' as const, folder, names: ['casas.csv'], title: 'casas.csv' };
  const preview = await previewData(
    given,
    {},
    {
      libraryFolder: makeFolder({}),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  );
  if (preview.kind !== 'table') throw new Error(preview.kind);
  return { folder, preview };
}

test('rows with more cells than the header are told with their lines, by the name of the file', async () => {
  const { folder, preview } = await previewUploaded('a,b,c\n1,2,3\n1,2,3,4\n5,6,7,8\n');
  const { problem } = preview;
  if (problem === undefined) throw new Error('no problem');
  expect(problem).toEqual({
    code: 'csv-rows-uneven',
    details: {
      ...{ path: 'casas.csv', uneven: 2, rows: 3, needed: 3, line: 3, found: 4 },
      lines: '3, 4',
    },
  });
  for (const language of ['en', 'es'] as const) {
    const sentence = wordProblem(problem, language);
    expect(sentence).not.toContain(folder);
    expect(sentence).not.toContain('--');
    expect(sentence).toContain('casas.csv');
  }
});

test('what is beyond the last column is shown, and the rows that are left out are named', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => `${at},${at + 0.5},${at * 2.5}`);
  const { preview } = await previewUploaded(`a,b,c\n1,2,3,4\n${rows.join('\n')}\n1\n`);
  expect(preview.rows[0]).toEqual(['1', '2', '3,4']);
  expect(preview).toMatchObject({ examples: 20, reasons: { 'wrong-cell-count': 2 } });
  expect(preview.uneven).toEqual({
    ...{ uneven: 2, rows: 22, needed: 3, line: 2, found: 4, lines: '2, 23' },
  });
});

test('a table without such rows says what is wrong with its target, and no option of the command line', async () => {
  const { preview } = await previewUploaded('a,b\n1,x\n2,x\n3,x\n');
  expect(preview.problem).toMatchObject({
    code: 'csv-target-constant',
    details: { path: 'casas.csv' },
  });
  if (preview.problem === undefined) throw new Error('no problem');
  expect(wordProblem(preview.problem, 'es')).not.toContain('--');
  expect(preview.uneven).toBeUndefined();
});
