import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { createFeatureStore } from '../../../src-trainer/features/feature-store.ts';
import { temporaryFolder } from '../run-in-process.ts';

const table = (first: number, length = 100) =>
  Float32Array.from({ length }, (_, index) => Math.fround(first + index / 7));

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
const fileOf = (key: string) => join(folder, `${key}.features`);

describe('a table of features', () => {
  it('comes back bit for bit, and only as long as it is', async () => {
    const store = createFeatureStore(folder);
    expect(await store.read('a', 100)).toBeUndefined();
    await store.write('a', table(1));
    expect(await store.read('a', 100)).toEqual(table(1));
    expect(await readdir(folder)).toEqual(['a.features']);
    expect(await store.read('a', 99)).toBeUndefined();
  });

  it.each([
    [
      'one bit is another',
      async (path: string) => {
        const bytes = await readFile(path);
        bytes[200]! ^= 4;
        await writeFile(path, bytes);
      },
    ],
    ['it was cut short', (path: string) => truncate(path, 300)],
    ['it is another file', (path: string) => writeFile(path, 'not a table')],
  ] as const)('is none, and is taken away, where %s', async (_, damage) => {
    const store = createFeatureStore(folder);
    await store.write('a', table(1));
    await damage(fileOf('a'));
    expect(await store.read('a', 100)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    await store.write('a', table(1));
    expect(await store.read('a', 100)).toEqual(table(1));
  });

  it('makes room for another where all together are too large, the one that was not used for longest first', async () => {
    const store = createFeatureStore(folder, 1000);
    for (const [index, key] of ['a', 'b'].entries()) {
      await store.write(key, table(index));
      await utimes(fileOf(key), index, index);
    }
    // Reading is using.
    await store.read('a', 100);
    await store.write('c', table(9));
    expect((await readdir(folder)).toSorted()).toEqual(['a.features', 'c.features']);
  });

  it('takes away what was left half written long ago', async () => {
    await mkdir(folder, { recursive: true });
    const left = join(folder, 'x.features.1.tmp');
    await writeFile(left, 'half');
    await utimes(left, 0, 0);
    await createFeatureStore(folder).write('a', table(1));
    expect(await readdir(folder)).toEqual(['a.features']);
  });
});
