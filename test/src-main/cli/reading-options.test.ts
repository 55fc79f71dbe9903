import { expect, test } from 'vitest';

import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { readArguments } from '../../../src-main/cli/arguments.ts';
import { readingOptions, withReading } from '../../../src-main/cli/reading-options.ts';
import type { Document } from '../../../src-shared/document/document.ts';

const given = (...words: string[]) => readArguments(words, readingOptions, { min: 0, max: 0 });
const charRnn = buildTemplate('char-rnn', 'char-rnn');
const lastUnits = ({ networks }: Document): unknown =>
  networks[0]?.graph.nodes.findLast(({ type }) => type === 'Dense')?.config['units'];

test('--unit reads a text in words or pieces, and makes the network fit', () => {
  const inWords = withReading(charRnn, given('--unit', 'words', '--vocabulary', '700'));
  expect(inWords.data.source).toMatchObject({ unit: 'words', vocabularySize: 700 });
  expect(lastUnits(inWords)).toBe(700);
  expect(lastUnits(withReading(charRnn, given('--unit', 'bytePairs')))).toBe(500);
  expect(lastUnits(withReading(inWords, given('--vocabulary', '900')))).toBe(900);
  expect(withReading(inWords, given('--unit', 'characters'))).toEqual(
    fitToData(charRnn, charRnn.data.source),
  );
  expect(withReading(charRnn, given())).toBe(charRnn);
});

test('it is refused with a sentence where there is no text, or nothing to count', () => {
  const refusal = expect.objectContaining({
    problem: expect.objectContaining({ code: 'unit-needs-text' }) as object,
  }) as Error;
  const iris = buildTemplate('iris-mlp', 'iris-mlp');
  expect(() => withReading(iris, given('--unit', 'words'))).toThrow(refusal);
  expect(() => withReading(charRnn, given('--vocabulary', '900'))).toThrow(refusal);
  expect(() => withReading(charRnn, given('--unit', 'bytePairs', '--vocabulary', '9'))).toThrow();
});
