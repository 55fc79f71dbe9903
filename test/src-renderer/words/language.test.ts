import { afterEach, expect, test } from 'vitest';

import {
  format,
  language,
  preferredLanguage,
  say,
  sayProblem,
  setLanguage,
  words,
} from '../../../src-renderer/words/language.svelte.ts';

afterEach(() => setLanguage('en'));

test('texts, sentences and numbers follow the language at once', () => {
  expect(words().shell.train).toBe('Train');
  expect(say(words().shell.epochOf, { epoch: 3, epochs: 10_000 })).toBe('Epoch 3 of 10,000');
  setLanguage('es');
  expect(language()).toBe('es');
  expect(words().shell.train).toBe('Entrenar');
  expect(say(words().shell.epochOf, { epoch: 3, epochs: 10_000 })).toBe('Época 3 de 10\u202f000');
  expect(format.decimal(-0.5, 2)).toBe('\u22120,50');
  expect(sayProblem({ code: 'connection-lost', details: {} })).toMatch(/conexión/);
});

test('a field shows a number with as many decimals as it has, never as a power of ten', () => {
  expect(format.plain(0.001)).toBe('0.001');
  expect(format.plain(6)).toBe('6');
  expect(format.plain(1e-7)).toBe('0.0000001');
  expect(format.plain(0.1 + 0.2)).toBe('0.3');
  expect(format.plain(-2.5)).toBe('\u22122.5');
  setLanguage('es');
  expect(format.plain(0.001)).toBe('0,001');
});

test('the first language that a reader prefers and we have is the one to begin with', () => {
  expect(preferredLanguage(['fr-FR', 'es-AR', 'en'])).toBe('es');
  expect(preferredLanguage(['EN-gb'])).toBe('en');
  expect(preferredLanguage(['fr', 'de'])).toBe('en');
});
