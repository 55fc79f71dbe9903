import { globSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { fuses } from '../src-main/desktop/fuses.ts';
import { programFolder } from '../src-main/host/program-folder.ts';
import { readFuses } from '../test/tool-chain/read-fuses.ts';

// The program as `npm run package` leaves it in `dist`, where it has been made.

const binaries = globSync(
  ['dist/linux-unpacked/lienzo', 'dist/win-unpacked/Lienzo.exe', 'dist/mac*/Lienzo.app'],
  { cwd: programFolder },
);

for (const binary of binaries) {
  test(`the fuses of ${binary} stand as they are described`, async () => {
    expect(await readFuses(join(programFolder, binary))).toEqual(fuses);
  });

  test(`what the trainer of ${binary} runs lies beside the archive`, () => {
    const resources = binary.endsWith('.app')
      ? join(programFolder, binary, 'Contents/Resources')
      : join(programFolder, binary, '..', 'resources');
    const unpacked = join(resources, 'app.asar.unpacked');
    const node = globSync('node_modules/node-*/bin/node{,.exe}', { cwd: unpacked });
    const entry = globSync('src-trainer/main.ts', { cwd: unpacked });
    expect(node).toHaveLength(1);
    expect(entry).toHaveLength(1);
  });
}
