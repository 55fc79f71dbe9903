import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { countCharacters } from '../../../src-shared/datasets/count-characters.ts';
import { vocabularyOf } from '../../../src-shared/datasets/vocabulary.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { readText } from '../../../src-trainer/datasets/read-text.ts';
import { previewData } from '../../../src-trainer/import/import-data.ts';
import { importHere } from '../import/import-here.ts';
import { problemOf, resourcesFolder } from '../run-in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-encodings-'));
let files = 0;
function fileOf(bytes: Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.txt`);
  writeFileSync(path, bytes);
  return path;
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** Windows-1252 by hand: what Latin-1 has not. */
const western = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (one) => ({ '€': 0x80, '“': 0x93, '”': 0x94 })[one] ?? one.charCodeAt(0)),
  );

const spanish = 'El niño dijo: ¿qué?\nY la cigüeña calló.\n'.repeat(3);
const russian = 'Все счастливые семьи похожи друг на друга,\nкаждая несчастлива.\n'.repeat(3);
const chinese = '道可道，非常道。\n名可名，非常名。\n'.repeat(20);
const quoted = '“Cuesta 5 €”, dijo la niña.\n'.repeat(3);

const cases: readonly [string, Buffer, string, string][] = [
  ['UTF-8', Buffer.from(spanish), spanish, 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${spanish}`), spanish, 'utf-8'],
  ['UTF-8 with emoji', Buffer.from('¡Olé! 🙂🙃\n'.repeat(5)), '¡Olé! 🙂🙃\n'.repeat(5), 'utf-8'],
  ['UTF-16 LE with a mark', Buffer.from(`\ufeff${spanish}`, 'utf16le'), spanish, 'utf-16le'],
  ['UTF-16 BE with a mark', swapped(`\ufeff${spanish}`), spanish, 'utf-16be'],
  ['UTF-16 LE without a mark', Buffer.from(spanish, 'utf16le'), spanish, 'utf-16le'],
  ['UTF-16 BE without a mark', swapped(spanish), spanish, 'utf-16be'],
  ['Russian in UTF-16 LE without a mark', Buffer.from(russian, 'utf16le'), russian, 'utf-16le'],
  ['Chinese in UTF-16 BE without a mark', swapped(chinese), chinese, 'utf-16be'],
  ['Latin-1', Buffer.from(spanish, 'latin1'), spanish, 'windows-1252'],
  ['Windows-1252 with what Latin-1 has not', western(quoted), quoted, 'windows-1252'],
  ['line ends of Windows', Buffer.from(spanish.replaceAll('\n', '\r\n')), spanish, 'utf-8'],
  ['combining accents', Buffer.from(spanish.normalize('NFD')), spanish, 'utf-8'],
];

describe.each(cases)('%s', (_what, bytes, text, encoding) => {
  test('is read as its characters where a file is trained on', async () => {
    const path = fileOf(bytes);
    expect(await readText(path)).toBe(text);
    const dataset = await loadDataset({
      data: { source: { kind: 'text', corpus: 'own', text: '', window: 8 }, validationShare: 0 },
      dataPath: path,
      resourcesFolder,
      seed: 1,
    });
    expect(dataset.vocabulary).toEqual(vocabularyOf(text));
    expect(dataset.text?.train).toHaveLength(countCharacters(text));
  });

  test('is imported as its characters, and its encoding is told before and after', async () => {
    const path = fileOf(bytes);
    const { dataset, read } = await importHere(path);
    expect(read('text.txt').toString('utf8')).toBe(text);
    expect(dataset.examples).toBe(countCharacters(text));
    expect(dataset.content).toMatchObject({
      kind: 'text',
      encodings: [encoding],
      vocabulary: vocabularyOf(text),
    });
    const surroundings = {
      libraryFolder: folder,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    };
    expect(await previewData({ kind: 'path', path }, {}, surroundings)).toMatchObject({
      kind: 'text',
      encodings: [encoding],
      characters: countCharacters(text),
      different: vocabularyOf(text).length,
      reasons: {},
      named: {},
    });
  });
});

test('an accented letter is one character however it was typed, and an emoji of four code points is four', () => {
  const flagged = '👩‍🔬é';
  expect(countCharacters(flagged)).toBe(4);
  expect(vocabularyOf('e\u0301'.normalize('NFC'))).toEqual(['é']);
});

test('half a character of UTF-16 is a sentence and no character', async () => {
  const cut = Buffer.from('\ufeffhola 🙂', 'utf16le').subarray(0, -2);
  for (const bytes of [cut, Buffer.from('\ufeffhola', 'utf16le').subarray(0, -1)]) {
    const path = fileOf(bytes);
    expect((await problemOf(readText(path))).code).toBe('text-not-utf16');
    expect((await problemOf(importHere(path))).code).toBe('text-not-utf16');
  }
});

test('UTF-8 with a damaged byte is told and not taken for another encoding', async () => {
  const bytes = Buffer.from(spanish);
  bytes[60] = 0xff;
  const path = fileOf(bytes);
  for (const refused of [readText(path), importHere(path)]) {
    expect(await problemOf(refused)).toMatchObject({
      code: 'text-not-utf8',
      details: { offset: 60 },
    });
  }
});

test('a text that is shorter than a sequence says how long both are', async () => {
  const loading = loadDataset({
    data: { source: { kind: 'text', corpus: 'own', text: '', window: 50 }, validationShare: 0 },
    dataPath: fileOf(Buffer.from('ñandú', 'utf16le')),
    resourcesFolder,
    seed: 1,
  });
  expect(await problemOf(loading)).toMatchObject({
    code: 'text-too-short',
    details: { count: 5, window: 50, needed: 51 },
  });
});
