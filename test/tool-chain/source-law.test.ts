import { expect, test } from 'vitest';

import { findSourceProblems } from './source-law.ts';

test('a file of 300 lines is let through and one of 301 is not', () => {
  expect(findSourceProblems('a.ts', 'x\n'.repeat(300))).toEqual([]);
  expect(findSourceProblems('a.ts', 'x\n'.repeat(301))).toEqual(['a.ts: 301 lines, more than 300']);
});

test('a last line without an end counts too', () => {
  expect(findSourceProblems('a.ts', `${'x\n'.repeat(300)}x`)).toHaveLength(1);
});

test.for([
  ['work left open', ['// TO', 'DO: later'].join('')],
  ['a repair left open', ['// FIX', 'ME'].join('')],
  ['a registry', ['fetch("https://registry.', 'npmjs.org/zod")'].join('')],
  ['a mirror of Python packages', ['https://files.python', 'hosted.org/x'].join('')],
  ['a test that is left out', ['test.', 'skip("x")'].join('')],
  ['a test that leaves the others out', ['describe.', 'only("x")'].join('')],
] as const)('%s is found with its line', ([, line]) => {
  const problems = findSourceProblems('src/a.ts', `first\n${line}\n`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^src\/a\.ts:2: '/);
});

test('ordinary words that contain a forbidden one are let through', () => {
  expect(findSourceProblems('a.ts', 'const todos = mastodon;\nlatest.skipped();\n')).toEqual([]);
});
