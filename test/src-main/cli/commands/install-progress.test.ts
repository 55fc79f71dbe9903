import { expect, test } from 'vitest';

import { showInstallProgress } from '../../../../src-main/cli/commands/install-progress.ts';
import type { InstallProgress } from '../../../../src-main/host/engines/pack-installation.ts';

const progress: readonly InstallProgress[] = [
  { phase: 'download', share: 0, megabytes: 230 },
  { phase: 'download', share: 0.051, megabytes: 230 },
  { phase: 'download', share: 0.5, megabytes: 230 },
  { phase: 'download', share: 0.504, megabytes: 230 },
  { phase: 'compile' },
];

function show(isTerminal: boolean, json: boolean) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const onProgress = showInstallProgress({
    stdout: (line) => stdout.push(line),
    stderr: (line) => stderr.push(line),
    json,
    language: 'en',
    isTerminal,
    signal: new AbortController().signal,
  });
  for (const one of progress) onProgress(one);
  return { stdout, stderr };
}

test('elsewhere than on a terminal it is a line every tenth', () => {
  expect(show(false, false)).toEqual({
    stdout: [],
    stderr: ['Downloading (230 MB): 0 %', 'Downloading (230 MB): 50 %', 'Compiling the binding'],
  });
});

test('on a terminal a bar is drawn over the one before, every hundredth', () => {
  const { stderr } = show(true, false);
  expect(stderr).toHaveLength(4);
  expect(stderr[0]).toBe(`${'░'.repeat(30)}   0 %  Downloading (230 MB)`);
  expect(stderr[2]).toBe(
    `\u001b[1A\u001b[2K${'█'.repeat(15)}${'░'.repeat(15)}  50 %  Downloading (230 MB)`,
  );
  expect(stderr[3]).toBe('Compiling the binding');
});

test('with --json stdout has the events that the window gets', () => {
  const { stdout, stderr } = show(true, true);
  expect(stderr).toEqual([]);
  expect(JSON.parse(stdout[2]!)).toEqual({
    type: 'engine/progress',
    phase: 'download',
    share: 0.5,
    megabytes: 230,
  });
});
