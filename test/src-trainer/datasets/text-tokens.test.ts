import { describe, expect, it } from 'vitest';

import { loadText, loadWholeText } from '../../../src-trainer/datasets/load-text.ts';

const learned = 'the sea the sea\n'.repeat(20);
const text = `${learned}the owl by the sea is an owl. `.padEnd(400, 'the sea ');

describe('a text that is read in words', () => {
  const load = () => loadText(undefined, text, 4, 0.2, 1, { unit: 'words', size: 50 });

  it('has the vocabulary of the part that is learned from, and counts the unknown of the other', () => {
    const { vocabulary, tokens, text: parts } = load();
    expect(vocabulary).toEqual(['<unk>', 'sea', 'the', '\n']);
    expect(parts?.heldOut[1]).toBe(0);
    expect(tokens?.unknownShare.train).toBe(0);
    const { heldOut } = parts!;
    const whole = text.slice(320).match(/\w+|\./g)!;
    const strange = whole.filter((word) => word !== 'the' && word !== 'sea').length;
    expect(tokens?.unknownShare.heldOut).toBeCloseTo(strange / whole.length, 12);
    expect(heldOut.length).toBeLessThanOrEqual(whole.length);
  });

  it('says how many characters a token of either part has, and which are never written', () => {
    const { tokens } = load();
    const whole = text.slice(320).match(/\w+|\./g)!;
    expect(tokens?.charactersPerToken.heldOut).toBeCloseTo(80 / whole.length, 12);
    // Four words of three letters, three blanks and a line end in five tokens.
    expect(tokens?.charactersPerToken.train).toBeCloseTo(16 / 5, 12);
    expect(tokens?.silent).toEqual([0]);
  });

  it('says what it takes to spell the unknown words of either part', () => {
    const { tokens } = load();
    expect(tokens?.spelling.train).toBe(0);
    expect(tokens?.spelling.heldOut).toBeGreaterThan(0.5);
    const small = loadText(undefined, text, 4, 0.2, 1, { unit: 'words', size: 2 });
    expect(small.tokens?.spelling.train).toBeGreaterThan(0);
    expect(small.tokens?.spelling.train).toBeLessThan(small.tokens?.spelling.heldOut ?? 0);
  });

  it('counts the usual blanks between words, however many there are', () => {
    const wide = text.replace(/ /g, (_, at: number) => ' '.repeat(1 + (at % 8)));
    const plan = { unit: 'words', size: 50 } as const;
    const [narrow, blown] = [text, wide].map(
      (one) => loadText(undefined, one, 4, 0, 1, plan).tokens?.charactersPerToken,
    );
    expect(wide.length).toBeGreaterThan(1.5 * text.length);
    expect(blown).toEqual(narrow);
  });

  it('has the figures of what it learns from for both parts where nothing is held out', () => {
    const { tokens } = loadText(undefined, learned, 4, 0, 1, { unit: 'words', size: 50 });
    expect(tokens?.charactersPerToken).toEqual({ train: 16 / 5, heldOut: 16 / 5 });
  });

  it('asks for the token behind each, in windows, as characters are', () => {
    const { train, validation, inputShape, targetShape } = load();
    expect([inputShape, targetShape]).toEqual([[4], [4]]);
    const { vocabulary } = load();
    const first = [...train.gatherTargets(Int32Array.of(0))].map((code) => vocabulary?.[code]);
    expect(first).toEqual(['sea', 'the', 'sea', '\n']);
    expect(validation.count).toBeGreaterThan(0);
  });

  it('is other data than the same text by characters or in pieces', () => {
    const hashes = [
      load().hash,
      loadText(undefined, text, 4, 0.2, 1).hash,
      loadText(undefined, text, 4, 0.2, 1, { unit: 'bytePairs', size: 257 }).hash,
    ];
    expect(new Set(hashes).size).toBe(3);
  });

  it('is refused where it has fewer words than a window, with how many there are', () => {
    expect(() => loadText('poem.txt', 'one two', 8, 0, 1, { unit: 'words', size: 50 })).toThrow(
      expect.objectContaining({
        problem: {
          code: 'text-few-tokens',
          details: { path: 'poem.txt', count: 2, needed: 9, window: 8 },
        },
      }),
    );
  });
});

describe('a text that is read in pieces', () => {
  const plan = { unit: 'bytePairs', size: 270 } as const;

  it('never writes pieces that do not occur where it learns', () => {
    const { tokens, text: parts, vocabulary = [] } = loadText(undefined, text, 4, 0.2, 1, plan);
    const occurring = new Set(parts?.train);
    expect(tokens?.silent).toHaveLength(vocabulary.length - occurring.size);
    expect(tokens?.silent.some((code) => occurring.has(code))).toBe(false);
    expect(tokens?.unknownShare).toEqual({ train: 0, heldOut: 0 });
  });

  it('is measured on another text in its own pieces, with that text’s characters for each', () => {
    const { vocabulary = [] } = loadText(undefined, text, 4, 0.2, 1, plan);
    const other = 'the sea the 🦉 the sea';
    const set = loadWholeText('other.txt', other, 4, vocabulary, 'bytePairs');
    expect(set.tokens?.charactersPerToken.heldOut).toBeGreaterThan(1);
    expect(set.examples.count).toBeGreaterThan(0);
  });

  it('is refused where it has half a character', () => {
    expect(() => loadText(undefined, 'ab\ud800', 2, 0, 1, plan)).toThrow(
      expect.objectContaining({
        problem: { code: 'own-text-lone-surrogate', details: { offset: 2 } },
      }),
    );
  });
});
