import { expect, test } from 'vitest';

import { previewData } from '../../../src-trainer/import/import-data.ts';
import { makeFolder } from '../datasets/idx-files.ts';
import { importHere, placeFiles, refusedHere } from './import-here.ts';

test('texts that are too long together are refused at the one with which they are, before the next is read', async () => {
  const long = Buffer.alloc(33 * 1024 * 1024, 'hola\n');
  const path = placeFiles({ '1.txt': long, '2.txt': long, '3.txt': 'no text\0' });
  const { problem, left } = await refusedHere(path);
  expect(problem).toMatchObject({
    code: 'text-too-large',
    details: { size: 2 * long.length + 1, limit: 64 * 1024 * 1024 },
  });
  expect(left).toEqual([]);
});

test('what lies beside texts and is none is left out, counted and named', async () => {
  const path = placeFiles({ 'uno.txt': 'hola', 'dos.md': 'adiós', 'carta.docx': 'PK', LEEME: '!' });
  const { dataset } = await importHere(path);
  expect(dataset).toMatchObject({
    examples: '!\nadiós\nhola'.length,
    skipped: 1,
    reasons: { 'not-a-text': 1 },
    named: { 'not-a-text': ['carta.docx'] },
  });
});

test('a text shows its first lines before it is imported, read as what it is', async () => {
  const lines = Array.from({ length: 20 }, (_, at) => `línea ${at}`).join('\r\n');
  const path = placeFiles({ 'uno.txt': Buffer.from(`300 \u0080\r\n${lines}`, 'latin1') });
  const preview = await previewData(
    { kind: 'path', path },
    {},
    {
      libraryFolder: makeFolder({}),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  );
  if (preview.kind !== 'text') throw new Error(preview.kind);
  const { opening, encodings } = preview;
  expect(encodings).toEqual(['windows-1252']);
  expect(opening).toMatch(/^300 €\nlínea 0\n/u);
  expect(opening.split('\n')).toHaveLength(8);
});
