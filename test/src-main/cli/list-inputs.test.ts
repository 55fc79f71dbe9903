import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { listInputs } from '../../../src-main/cli/list-inputs.ts';

test('of a folder its pictures are taken, in the order of their names; anything else goes as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lienzo-inputs-'));
  try {
    for (const name of ['10.png', '2.JPG', 'notes.txt']) await writeFile(join(folder, name), 'x');
    await mkdir(join(folder, 'more.png'));
    const listed = await listInputs(['0.3,-0.2', folder, join(folder, 'notes.txt')]);
    expect(listed.map(({ given }) => given)).toEqual([
      '0.3,-0.2',
      ...['2.JPG', '10.png', 'notes.txt'].map((name) => join(folder, name)),
    ]);
    const empty = listInputs([join(folder, 'more.png')]);
    await expect(empty).rejects.toThrow(ProblemError);
    await expect(empty).rejects.toThrow('folder-without-pictures');
  } finally {
    await rm(folder, { recursive: true });
  }
});
