import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readArguments, UsageError } from '../../../../src-main/cli/arguments.ts';
import { sweep } from '../../../../src-main/cli/commands/sweep.ts';
import { makeTemporaryFolder } from '../../host/temporary-folder.ts';

async function run(words: readonly string[]) {
  const lines: string[] = [];
  const code = await sweep.run(readArguments(words, sweep.options, sweep.positionals), {
    stdout: (line) => lines.push(line),
    stderr: () => undefined,
    json: words.includes('--json'),
    language: 'en',
    isTerminal: false,
    signal: new AbortController().signal,
  });
  return { code, lines };
}

const quick = ['--engine', 'wasm', '--steps', '10'];

test('two settings are trained pair by pair over seeds, and printed and written as a table', async () => {
  const out = join(makeTemporaryFolder(), 'sweep');
  const axes = ['--set', 'dense_1.units=2,4', '--set', 'lr=0.1,0.01'];
  const { code, lines } = await run(['iris-mlp', ...axes, '--seeds', '2', ...quick, '--out', out]);
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^dense_1: Units +Learning rate +Weights +N +Done +Training loss/);
  expect(lines.slice(1, 5).map((line) => line.trim().split(/ +/).slice(0, 5))).toEqual([
    ['2', '0.1', '109', '120', '2/2'],
    ['2', '0.01', '109', '120', '2/2'],
    ['4', '0.1', '151', '120', '2/2'],
    ['4', '0.01', '151', '120', '2/2'],
  ]);
  expect(lines.at(-1)).toContain('it is loose');
  const [head = '', ...rows] = readFileSync(join(out, 'sweep.csv'), 'utf8').trim().split('\n');
  expect(head).toMatch(/^model\.dense_1\.units,training\.optimizer\.learningRate,parameters/);
  expect(rows).toHaveLength(4);
});

test('what cannot be swept is refused before anything is trained', async () => {
  const out = ['--out', join(makeTemporaryFolder(), 'sweep')];
  const cases = [
    ['lr=fast', 'setting-unfit'],
    ['nothing=1', 'setting-unknown-nearest'],
  ] as const;
  for (const [set, code] of cases) {
    await expect(run(['iris-mlp', '--set', set, ...out])).rejects.toMatchObject({
      problem: { code },
    });
  }
  await expect(run(['iris-mlp', '--set', 'lr', ...out])).rejects.toBeInstanceOf(UsageError);
  await expect(run(['iris-mlp', '--set', 'lr=0.1'])).rejects.toBeInstanceOf(UsageError);
});
