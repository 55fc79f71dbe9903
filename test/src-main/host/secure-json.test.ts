import fc from 'fast-check';
import { expect, test } from 'vitest';

import { maxJsonDepth, parseJson } from '../../../src-main/host/secure-json.ts';
import { ProblemError } from '../../../src-shared/problem.ts';

function codeOf(text: string, limits?: Parameters<typeof parseJson>[1]): string {
  try {
    parseJson(text, limits);
    return 'parsed';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

test('what JSON holds comes back as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      if (text.includes('__proto__') || text.includes('constructor')) return;
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('keys that reach for the prototype are refused at any depth, however they are written', () => {
  for (const key of ['"__proto__"', '"\\u005f_proto__"', '"__proto\\u005f_"']) {
    expect(codeOf(`{"a":[{${key}:{"polluted":1}}]}`)).toBe('json-forbidden-key');
  }
  expect(codeOf('{"constructor":{"prototype":{"polluted":1}}}')).toBe('json-forbidden-key');
  expect(codeOf('{"name":"__proto__"}')).toBe('parsed');
});

test('hostile objects change nothing beyond themselves', () => {
  const before = Object.keys(Object.prototype);
  const key = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', '');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.array(tie('tree')),
      fc.array(fc.tuple(key, tie('tree'))),
    ),
  }));
  const write = (value: unknown): string => {
    if (!Array.isArray(value)) return JSON.stringify(value);
    const isObject =
      value.length > 0 &&
      value.every(
        (item) => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string',
      );
    if (!isObject) return `[${value.map(write).join()}]`;
    return `{${(value as [string, unknown][]).map(([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`).join()}}`;
  };
  fc.assert(
    fc.property(tree, (value) => {
      const text = write(value);
      try {
        Object.assign({}, parseJson(text));
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
      expect(Object.keys(Object.prototype)).toEqual(before);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test('depth and length are refused one past their limit and not at it', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(codeOf(nested(maxJsonDepth))).toBe('parsed');
  expect(codeOf(nested(maxJsonDepth + 1))).toBe('json-too-deep');
  expect(codeOf('['.repeat(10_000_000))).toBe('json-too-deep');
  expect(codeOf(JSON.stringify('[{'.repeat(1_000)))).toBe('parsed');
  expect(codeOf('"1234567"', { maxLength: 9 })).toBe('parsed');
  expect(codeOf('"12345678"', { maxLength: 9 })).toBe('json-too-long');
});

test.for(['', '{', 'undefined', '{"a":1,}', "{'a':1}", 'NaN', '\u0000'])(
  'what is no JSON is refused: %j',
  (text) => {
    expect(codeOf(text)).toBe('json-invalid');
  },
);
