import { expect, test } from 'vitest';

import { sayUnreadable, unreadable } from '../../../src-renderer/text/prime-problem.ts';
import { showCharacter, showLine } from '../../../src-renderer/text/show-character.ts';

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

test('what cannot be begun with is said in a sentence, with blanks that are seen', () => {
  expect(sayUnreadable('h o', undefined, ['h', 'o'])).toContain('␣');
  expect(sayUnreadable('ho', undefined, ['h', 'o'])).toBeUndefined();
});

test('tokens show their blanks, and a half character its byte', () => {
  expect(showCharacter(' the\n')).toBe('␣the↵');
  expect(showCharacter('\u{eec3}')).toBe('⟨c3⟩');
  expect(showLine([' the', '\n', 'sea'])).toBe(' the↵sea');
});
