import { expect, test } from 'vitest';

import {
  beginningOf,
  sayUnreadable,
  unreadable,
} from '../../../src-renderer/text/prime-problem.ts';
import { showCharacter, showLine } from '../../../src-renderer/text/show-character.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

test('a beginning by characters may have none that the text lacks', () => {
  expect(unreadable('hallo', 'characters', ['h', 'l', 'o'])).toEqual(['a']);
  expect(unreadable('hol', 'characters', ['h', 'l', 'o'])).toEqual([]);
  expect(unreadable('ó'.normalize('NFD'), 'characters', ['ó'])).toEqual([]);
});

test('one in words needs one that is known, where the window knows them', () => {
  const vocabulary = ['<unk>', 'the', 'sea'];
  expect(unreadable('the owl', 'words', vocabulary)).toEqual([]);
  expect(unreadable('an owl', 'words', vocabulary)).toEqual(['an', 'owl']);
  expect(unreadable('an owl', 'words', [])).toEqual([]);
});

test('samples begin as the text does only where the network can read that, and else by themselves', () => {
  const compiled = compileRun(buildTemplate('char-rnn', 'words'), 'network');
  if (!compiled.ok) throw new Error('the template is whole');
  const { spec } = compiled;
  const { source } = spec.data;
  if (source.kind !== 'text') throw new Error(source.kind);
  const words = { ...spec, data: { ...spec.data, source: { ...source, unit: 'words' } } } as const;
  expect(beginningOf('', words, ['<unk>', 'Call', 'me'], 400)).toBe('Call');
  expect(beginningOf('', words, ['<unk>', 'me'], 400)).toBe('');
  expect(beginningOf('sea', words, ['<unk>', 'me'], 400)).toBe('sea');
});

test('what cannot be begun with is said in a sentence, with blanks that are seen', () => {
  expect(sayUnreadable('h o', undefined, ['h', 'o'])).toContain('␣');
  expect(sayUnreadable('ho', undefined, ['h', 'o'])).toBeUndefined();
});

test('tokens show their blanks, and a half character its byte', () => {
  expect(showCharacter(' the\n')).toBe('␣the↵');
  expect(showCharacter('\u{eec3}')).toBe('⟨c3⟩');
  expect(showLine([' the', '\n', 'sea'])).toBe(' the↵sea');
});
