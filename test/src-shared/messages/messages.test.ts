import { describe, expect, it } from 'vitest';

import { layers } from '../../../src-shared/layers/index.ts';
import {
  formatCount,
  formatDecimal,
  parseTypedNumber,
} from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordSettings } from '../../../src-shared/messages/word-settings.ts';

/** Every sentence with the path of its key. */
function sentences(texts: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const inner: unknown = value;
    if (typeof inner === 'string') found.set(`${path}${key}`, inner);
    else if (typeof inner === 'object' && inner !== null) {
      for (const [name, text] of sentences(inner, `${path}${key}.`)) found.set(name, text);
    }
  }
  return found;
}
const placeholders = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{[a-zA-Z]+\}/g) ?? [])].sort();

describe('messages', () => {
  const english = sentences(messages('en'));
  const spanish = sentences(messages('es'));

  it('has the same keys in both languages', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills the same placeholders in both languages', () => {
    for (const [key, sentence] of english) {
      expect(placeholders(spanish.get(key) ?? ''), key).toEqual(placeholders(sentence));
    }
  });

  it('never says Error, Invalid or Oops', () => {
    for (const [key, sentence] of [...english, ...spanish]) {
      expect(sentence, key).not.toMatch(/\b(error:|invalid\b|oops|inválid)/i);
    }
  });

  it('words every field and every option of every layer', () => {
    for (const language of ['es', 'en'] as const) {
      const words = messages(language).layers;
      for (const layer of layers) {
        for (const [name, field] of Object.entries(layer.fields)) {
          expect(words.fields[name], `${layer.type}.${name}`).toBeTruthy();
          if (field.control.kind !== 'choice') continue;
          for (const option of field.control.options) {
            expect(words.options[option], `${layer.type}.${name}=${option}`).toBeTruthy();
          }
        }
      }
    }
  });

  it('says a layer in a line, with no placeholder left', () => {
    for (const layer of layers) {
      expect(wordSettings(layer.type, layer.initialConfig, 'es')).not.toContain('{');
    }
    const config = { ...layers.find(({ type }) => type === 'Conv2D')?.initialConfig, filters: 6 };
    expect(wordSettings('Conv2D', config, 'es')).toBe('6 filtros 3×3, ReLU');
    expect(wordSettings('Conv2D', { ...config, filters: 1 }, 'es')).toBe('1 filtro 3×3, ReLU');
    const dense = { units: 1, activation: 'sigmoid' };
    expect(wordSettings('Dense', dense, 'en')).toBe('1 unit, sigmoid');
  });
});

describe('numbers', () => {
  it('writes thousands the way each language reads them', () => {
    expect(formatCount(44426, 'es')).toBe('44\u202f426');
    expect(formatCount(2416, 'es')).toBe('2416');
    expect(formatCount(2416, 'en')).toBe('2,416');
    expect(formatCount(-1234567, 'en')).toBe('\u22121,234,567');
  });

  it('writes decimals with the sign of the language and no minus before zero', () => {
    expect(formatDecimal(0.0118, 4, 'es')).toBe('0,0118');
    expect(formatDecimal(-0.00001, 2, 'en')).toBe('0.00');
    expect(formatDecimal(Number.NaN, 2, 'en')).toBe('–');
  });

  it('reads a comma and a point alike, and no words', () => {
    expect(parseTypedNumber(' 0,001 ')).toBe(0.001);
    expect(parseTypedNumber('\u22121.5e-3')).toBe(-0.0015);
    expect(parseTypedNumber('1,2,3')).toBeUndefined();
    expect(parseTypedNumber('')).toBeUndefined();
  });
});
