import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';

import { arrangeStates } from '../../../src-renderer/text/arrange-states.ts';
import { firstPrime, ownText, withoutPrime } from '../../../src-renderer/text/first-prime.ts';
import { markCopies } from '../../../src-renderer/text/mark-copies.ts';
import { TextStudio } from '../../../src-renderer/text/text-studio.svelte.ts';
import { probeSchema } from '../../../src-shared/protocol/probe.ts';
import { longestReading } from '../../../src-shared/protocol/reading-frame.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const bytes = new Uint8Array(new ArrayBuffer(0));

describe('the studio', () => {
  it('asks for what is looked at and nothing else', () => {
    const studio = new TextStudio();
    expect(studio.probes).toEqual([]);
    studio.sampleRequest = { prime: 'He', ...studio.choosing };
    studio.readingRequest = { layerId: 'lstm_1' };
    studio.copiesRequest = { text: 'Hello', least: 4 };
    flushSync();
    expect(studio.probes.map((probe) => probeSchema.parse(probe))).toMatchObject([
      { kind: 'sample', prime: 'He', temperature: 0.8, topP: 1, draw: 0 },
      { kind: 'reading', layerId: 'lstm_1', of: { kind: 'held-out', start: 0, length: 2000 } },
      { kind: 'copies', text: 'Hello', least: 4 },
    ]);
    expect(studio.probes[0]).not.toHaveProperty('topK');
    studio.sampleRequest = { prime: 'He', ...studio.choosing, topK: 3 };
    studio.source = { kind: 'typed', text: 'own' };
    studio.copiesRequest = undefined;
    flushSync();
    expect(studio.probes).toMatchObject([
      { kind: 'sample', topK: 3 },
      { kind: 'reading', of: { kind: 'typed', text: 'own' } },
    ]);
    expect(studio.probes).toHaveLength(2);
  });

  it('keeps its place inside the text that is there, and forgets what was seen of another project', () => {
    const studio = new TextStudio();
    studio.place = 100;
    const reading = { type: 'probe/reading' as const, probeId: 'reading', step: 2 };
    studio.hear({ ...reading, text: 'four', unknown: ['z'], layers: [] }, bytes);
    expect(studio.place).toBe(3);
    studio.source = { kind: 'held-out', start: 4000 };
    studio.forget();
    expect(studio.reading).toBeUndefined();
    expect(studio.source).toEqual({ kind: 'held-out', start: 0 });
  });

  it('begins as its text does again where the data is other: what was begun with may not be known', () => {
    const studio = new TextStudio();
    studio.prime = 'Ahab';
    studio.forget();
    expect(studio.prime).toBe('');
  });

  it('keeps what was typed, and says that it reads the first of it where it is too long', () => {
    const studio = new TextStudio();
    studio.readTyped('ñ'.repeat(longestReading));
    flushSync();
    expect(studio.isCut).toBe(false);
    studio.readTyped('😀'.repeat(longestReading + 1));
    studio.source = { kind: 'held-out', start: 0 };
    studio.readTyped();
    flushSync();
    expect(studio.isCut).toBe(true);
    expect(studio.source).toEqual({ kind: 'typed', text: '😀'.repeat(longestReading) });
    expect(studio.typed).toBe('😀'.repeat(longestReading + 1));
    studio.readingRequest = {};
    flushSync();
    expect(probeSchema.safeParse(studio.probes[0]).success).toBe(true);
  });
});

describe('the sample whose copies are looked for', () => {
  const write = (studio: TextStudio, step: number, text: string): void => {
    const frame = { type: 'probe/sample' as const, probeId: 'sample', temperature: 1 };
    studio.hear({ ...frame, step, text }, bytes);
    studio.take('He');
  };

  it('is the first that comes, without its beginning, until another is wanted', () => {
    const studio = new TextStudio();
    write(studio, 5, 'Hello');
    write(studio, 6, 'Hear');
    expect(studio.taken).toEqual({ step: 5, text: 'llo' });
    studio.takeAnother();
    studio.take('He');
    expect(studio.taken).toBeUndefined();
    write(studio, 7, 'Heap');
    expect(studio.taken).toEqual({ step: 7, text: 'ap' });
  });

  it('is none of another run and none of other data', () => {
    const studio = new TextStudio();
    write(studio, 5, 'Hello');
    studio.follow('run-1');
    studio.take('He');
    expect(studio.taken).toBeUndefined();
    write(studio, 1, 'Heap');
    studio.follow('run-1');
    expect(studio.taken).toEqual({ step: 1, text: 'ap' });
    studio.forget();
    expect(studio.taken).toBeUndefined();
  });

  it('of a stage is what the network wrote, without what it was told to begin with', () => {
    expect(ownText({ text: 'Call me', prime: 'Call', step: 3 })).toEqual({
      ...{ text: ' me', prime: 'Call', step: 3 },
    });
    expect(ownText({ text: 'Call me' }).text).toBe('Call me');
  });
});

describe('the pieces of a text that are copies', () => {
  it('are cut out where they stand, and everything else stays', () => {
    const pieces = markCopies('ñandú come', [
      { start: 6, length: 4 },
      { start: 1, length: 3 },
    ]);
    expect(pieces).toEqual([
      { text: 'ñ', number: undefined },
      { text: 'and', number: 1 },
      { text: 'ú ', number: undefined },
      { text: 'come', number: 0 },
    ]);
    expect(markCopies('all', [{ start: 0, length: 3 }])).toEqual([{ text: 'all', number: 0 }]);
    expect(markCopies('none', [])).toEqual([{ text: 'none', number: undefined }]);
  });
});

describe('the states of a layer as a picture', () => {
  it('have a row for each unit in the order that is asked for, and a column for each character', () => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const tile = arrangeStates({ values, units: 3 }, [2, 0]);
    expect(tile).toMatchObject({ width: 2, height: 2 });
    expect([...(tile.values as Float32Array)]).toEqual([3, 6, 1, 4]);
  });
});

describe('what a model begins with', () => {
  const specOf = (id: 'char-rnn-hello' | 'char-rnn' | 'lenet-relu') => {
    const compiled = compileRun(buildTemplate(id, id), 'network');
    if (!compiled.ok) throw new Error(id);
    return compiled.spec;
  };

  it('is as its text begins, and little of it where there are few characters', () => {
    expect(firstPrime(specOf('char-rnn-hello'), 4)).toBe('h');
    expect(firstPrime(specOf('char-rnn'), 81)).toBe('Call');
    expect(firstPrime(specOf('lenet-relu'), 10)).toBe('');
    expect(firstPrime(undefined, 0)).toBe('');
  });

  it('is a whole word where words are read, however few there are and however long it is', () => {
    const { data, ...spec } = specOf('char-rnn-hello');
    const source = { kind: 'text', corpus: 'own', window: 8, unit: 'words' } as const;
    const begins = (text: string): string =>
      firstPrime({ ...spec, data: { ...data, source: { ...source, text } } }, 4);
    expect(begins('hola mar hola mar')).toBe('hola');
    expect(begins('extraordinariamente hola hola')).toBe('extraordinariamente');
  });

  it('is taken off what was written, where it stands there', () => {
    expect(withoutPrime('Call me', 'Call')).toBe(' me');
    expect(withoutPrime('all', 'Call')).toBe('all');
    // An accent that was typed behind its letter is read with it.
    expect(withoutPrime('canción, una', 'canción'.normalize('NFD'))).toBe(', una');
  });
});
