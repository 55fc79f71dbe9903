import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { flipFuses, FuseVersion } from '@electron/fuses';
import { expect, test } from 'vitest';

import { fuses } from '../../src-main/desktop/fuses.ts';
import { fusePlaces, readFuses, type FuseName } from './read-fuses.ts';

// A file with a fuse wire as Electron's binary has one: a mark, the wire's version and length, and a
// character for each fuse. The library that sets the real ones sets these.

const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

test('the fuses that the package is made with are the ones that are read back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-fuses-'));
  const binary = join(folder, 'electron');
  try {
    const names = Object.keys(fuses) as FuseName[];
    const opposite = names
      .toSorted((a, b) => fusePlaces[a] - fusePlaces[b])
      .map((name) => (fuses[name] ? '0' : '1'));
    const wire = [...Buffer.from(opposite.join(''))];
    writeFileSync(binary, Buffer.from([1, 2, ...Buffer.from(mark), 1, wire.length, ...wire, 3]));
    for (const name of names) expect((await readFuses(binary))[name]).toBe(!fuses[name]);
    await flipFuses(binary, {
      version: FuseVersion.V1,
      ...Object.fromEntries(names.map((name) => [fusePlaces[name], fuses[name]])),
    });
    expect(await readFuses(binary)).toEqual(fuses);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
