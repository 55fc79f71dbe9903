import { expect, test } from 'vitest';

import { readArguments } from '../../../../src-main/cli/arguments.ts';
import { compare } from '../../../../src-main/cli/commands/compare.ts';
import type { Language } from '../../../../src-shared/messages/messages.ts';
import { irisSpec, makeRunFolder } from '../../host/make-run-folder.ts';
import { makeTemporaryFolder } from '../../host/temporary-folder.ts';

async function run(
  words: readonly string[],
  { json = false, language = 'en' }: { json?: boolean; language?: Language } = {},
): Promise<readonly string[]> {
  const lines: string[] = [];
  const code = await compare.run(readArguments(words, compare.options, compare.positionals), {
    stdout: (line) => lines.push(line),
    stderr: (line) => lines.push(line),
    json,
    language,
    isTerminal: false,
    signal: new AbortController().signal,
  });
  expect(code).toBe(0);
  return lines;
}

function makeTwo(): readonly [string, string] {
  const root = makeTemporaryFolder();
  const spec = irisSpec({ seed: 1 });
  const other = { ...spec, data: { ...spec.data, trainLimit: 50 } };
  return [
    makeRunFolder(root, 'a', { spec, valLoss: 0.5 }),
    makeRunFolder(root, 'b', {
      spec: { ...other, training: { ...other.training, seed: 2 } },
      valLoss: 0.75,
    }),
  ];
}

test('what differs has columns, and between two runs a sentence', async () => {
  const [a, b] = makeTwo();
  const [head = '', first = '', second = '', sentence] = await run([a, b]);
  expect(head).toMatch(/^Run +Learn from +Seed +Training loss +Validation loss/);
  expect(first).toMatch(/^a +all +1 +0\.2500 +0\.5000 +90\.00 % +80\.00 %$/);
  expect(second).toMatch(/^b +50 +2 +0\.2500 +0\.7500/);
  expect(sentence).toBe('What differs: Learn from: all → 50; Seed: 1 → 2.');
  const spanish = await run([a, b], { language: 'es' });
  expect(spanish.at(-1)).toContain('todos → 50');
});

test('with --json each run is a line, with the settings in which it differs', async () => {
  const [a, b] = makeTwo();
  const lines = (await run([a, b], { json: true })).map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { type: 'comparison', runId: 'a', valLoss: 0.5, differs: { 'training.seed': 1 }, changes: [] },
    {
      type: 'comparison',
      runId: 'b',
      valLoss: 0.75,
      differs: { 'data.trainLimit': 50, 'training.seed': 2 },
    },
  ]);
  const same = await run([a, a]);
  expect(same.at(-1)).toBe('The runs were told the same, down to the seed.');
});

test('what is no run folder is refused', async () => {
  const [a] = makeTwo();
  await expect(run([a, `${a}-not`])).rejects.toMatchObject({
    problem: { code: 'run-folder-wanted' },
  });
});
