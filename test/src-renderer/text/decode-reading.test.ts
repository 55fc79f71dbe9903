import { describe, expect, it } from 'vitest';

import { decodeReading, meanBits } from '../../../src-renderer/text/decode-reading.ts';
import { movePlace } from '../../../src-renderer/text/move-place.ts';
import { contextOf, showCharacter } from '../../../src-renderer/text/show-character.ts';
import { signedTint, surpriseTint } from '../../../src-renderer/text/tints.ts';

const frame = {
  type: 'probe/reading' as const,
  ...{ probeId: 'reading', runId: 'r', step: 4, text: 'año', unknown: [] },
  layers: [{ id: 'lstm_1', units: 2 }],
};

describe('a text that was read', () => {
  const numbers = Float32Array.of(
    ...[Number.NaN, 0.25, 0.5],
    ...[Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 0.75, 0, 0.25, 0, 0.5, 1, 0.125],
    ...[0.1, -0.2, 0.3, -0.4, 0.5, -0.6],
  );
  const reading = decodeReading(
    {
      ...frame,
      read: {
        probabilities: { shape: [3], offset: 0 },
        candidates: { shape: [3, 2, 2], offset: 3 },
        alphabet: ['o', 'n'],
        states: { layerId: 'lstm_1', shape: [3, 2], offset: 15 },
      },
    },
    new Uint8Array(numbers.buffer),
  );

  it('has the surprise of each character in bits, and their mean without the first', () => {
    expect([...reading.bits]).toEqual([Number.NaN, 2, 1]);
    expect(meanBits(reading)).toBe(1.5);
    expect(reading.characters).toEqual(['a', 'ñ', 'o']);
  });

  it('has the candidates of each place by name, and the states', () => {
    expect(reading.candidatesAt(0)).toEqual([]);
    expect(reading.candidatesAt(1)).toEqual([
      { character: 'n', probability: 0.75 },
      { character: 'o', probability: 0.25 },
    ]);
    expect(reading.candidatesAt(2)[0]).toEqual({ character: 'o', probability: 0.5 });
    expect(reading.states).toMatchObject({ layerId: 'lstm_1', units: 2 });
    expect(reading.states?.values[4]).toBeCloseTo(0.5, 6);
  });

  it('in words has its surprise for each character, and names without the blanks before them', () => {
    const inWords = decodeReading(
      {
        ...{
          ...frame,
          text: 'año y más',
          tokens: { unit: 'words', pieces: ['año', ' y', ' más'] },
        },
        read: {
          probabilities: { shape: [3], offset: 0 },
          candidates: { shape: [3, 2, 2], offset: 3 },
          alphabet: ['o', 'y'],
        },
      },
      new Uint8Array(numbers.buffer),
    );
    expect(inWords.characters.join('')).toBe('año y más');
    expect([0, 1, 2].map(inWords.nameAt)).toEqual(['año', 'y', 'más']);
    // 2 bits for two characters and 1 for four; of the first word nothing was known.
    expect(meanBits(inWords)).toBe(3 / 6);
  });

  it('in words is shown as it stands in its file, and counted with the usual blanks', () => {
    const inWords = decodeReading(
      {
        ...{
          ...frame,
          text: 'sol—más',
          tokens: {
            unit: 'words',
            pieces: ['sol', '—', 'más'],
            written: ['sol', ' —', '  más'],
          },
        },
        read: {
          probabilities: { shape: [3], offset: 0 },
          candidates: { shape: [3, 2, 2], offset: 3 },
          alphabet: ['o', 'y'],
        },
      },
      new Uint8Array(numbers.buffer),
    );
    expect(inWords.characters.join('')).toBe('sol —  más');
    expect([0, 1, 2].map(inWords.nameAt)).toEqual(['sol', '—', 'más']);
    expect(meanBits(inWords)).toBe(3 / 4);
  });

  it('that was not read says so', () => {
    const none = decodeReading({ ...frame, unknown: ['ñ'] }, new Uint8Array(0));
    expect(none.bits).toHaveLength(0);
    expect(meanBits(none)).toBeNaN();
    expect(none.candidatesAt(1)).toEqual([]);
  });
});

describe('a place in a text', () => {
  /** Three lines: four characters, two, three. */
  const marks = [0, 10, 20, 30, 0, 10, 0, 10, 20].map((offsetLeft, index) => ({
    offsetLeft,
    offsetTop: index < 4 ? 0 : index < 6 ? 20 : 40,
  }));

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 8, 8],
    ['ArrowLeft', 0, 0],
    ['Home', 5, 0],
    ['End', 2, 8],
    ['ArrowDown', 3, 5],
    ['ArrowDown', 0, 4],
    ['ArrowDown', 7, 7],
    ['ArrowUp', 8, 5],
    ['ArrowUp', 4, 0],
    ['ArrowUp', 1, 1],
  ] as const)('moves with %s from %i to %i', (key, from, to) => {
    expect(movePlace(key, from, marks)).toBe(to);
  });

  it('stays with any other key', () => {
    expect(movePlace('a', 3, marks)).toBeUndefined();
  });

  it('is told by what stands before it, with signs for what does not show', () => {
    expect(contextOf(Array.from('one\ntwo three four'), 8)).toBe('one↵two ');
    expect(showCharacter(' ')).toBe('␣');
    expect(showCharacter('é')).toBe('é');
  });
});

describe('the colour behind a character', () => {
  const share = (tint: string): number => Number(/\* ([\d.]+)\)/.exec(tint)?.[1]);

  it('deepens with every bit up to ten, and is none where nothing is known', () => {
    expect([0, 1, 5, 10, 30].map((bits) => share(surpriseTint(bits)))).toEqual([0, 0.1, 0.5, 1, 1]);
    expect(surpriseTint(Number.POSITIVE_INFINITY)).toBe(surpriseTint(10));
    expect(surpriseTint(Number.NaN)).toBe('transparent');
  });

  it('says of a signed number its side and its size', () => {
    expect(signedTint(-0.5, 1)).toBe('color-mix(in srgb, var(--div-neg) 26.0%, transparent)');
    expect(signedTint(2, 2)).toBe('color-mix(in srgb, var(--div-pos) 52.0%, transparent)');
    expect(signedTint(0.1, 0)).toContain(' 0.0%');
  });
});
