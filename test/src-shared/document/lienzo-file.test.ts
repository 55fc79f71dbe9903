import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import { parseLienzoFile, writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const text = writeLienzoFile(buildTemplate('lenet-relu', 'x'));
const codeOf = (file: string): string => {
  const parsed = parseLienzoFile(file);
  return parsed.ok ? 'ok' : parsed.problem.code;
};

describe('parseLienzoFile', () => {
  it('refuses a key it does not know, naming where it stands', () => {
    const edited = text.replace('"filters": 6', '"filters": 6, "onload": "alert(1)"');
    const parsed = parseLienzoFile(edited);
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'file-field' } });
    if (!parsed.ok) expect(wordProblem(parsed.problem, 'en')).toContain('config');
  });

  it('refuses a newer version and says which one', () => {
    const parsed = parseLienzoFile(text.replace('"version": 1', '"version": 99'));
    expect(parsed).toMatchObject({ problem: { code: 'file-newer', details: { version: 99 } } });
  });

  it('refuses keys that reach for prototypes and leaves objects unpolluted', () => {
    expect(codeOf('{"format":"lienzo","version":1,"__proto__":{"polluted":1}}')).toBe(
      'file-forbidden-key',
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('refuses a tower of brackets before parsing it', () => {
    expect(codeOf('['.repeat(100_000))).toBe('file-too-deep');
  });

  it('refuses numbers and layer types outside the closed lists', () => {
    expect(codeOf(text.replace('"Conv2D"', '"Lambda"'))).toBe('file-field');
    expect(codeOf(text.replace('"batchSize": 64', '"batchSize": -1'))).toBe('file-field');
    expect(codeOf(text.replace('"filters": 6', '"filters": 6.5'))).toBe('file-field');
  });

  it('answers any mutation of a file with a document or a worded problem, and never throws', () => {
    const edits = fc.record({
      at: fc.nat({ max: text.length - 1 }),
      length: fc.nat({ max: 12 }),
      put: fc.string({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (list) => {
        const mutated = list.reduce(
          (current, { at, length, put }) => current.slice(0, at) + put + current.slice(at + length),
          text,
        );
        const parsed = parseLienzoFile(mutated);
        if (!parsed.ok) {
          expect(wordProblem(parsed.problem, 'es')).not.toMatch(/^file-/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
