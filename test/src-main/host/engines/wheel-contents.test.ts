import { globSync, readFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { extractWheel, wheelContents } from '../../../../src-main/host/engines/wheel-contents.ts';
import { findWheel } from '../../../../src-main/host/engines/wheels.ts';
import { problemOf } from './expect-problem.ts';
import { makeZip, type ZipPart } from './make-zip.ts';
import { temporaryFolder } from './temporary-folder.ts';

const wheel = findWheel('linux-x64')!;
const wanted: ZipPart[] = [...wheelContents(wheel).keys()].map((name) => ({
  name,
  content: Buffer.from(`content of ${name}`),
}));

async function extract(parts: readonly ZipPart[], onShare = (_share: number) => undefined) {
  const folder = temporaryFolder();
  const pack = join(folder, 'inner', 'pack');
  await writeFile(join(folder, 'a.whl'), makeZip(parts));
  const file = await open(join(folder, 'a.whl'));
  onTestFinished(() => file.close());
  const files = await extractWheel(file, wheel, pack, { onShare });
  return { files, folder, pack };
}

test('only what a pack needs is written, whatever else the wheel holds and however it is named', async () => {
  const content = Buffer.from('evil');
  const { files, folder, pack } = await extract([
    ...['../escaped', '/etc/escaped', 'tensorflow/../../escaped', 'C:\\escaped'].map((name) => ({
      name,
      content,
    })),
    ...wanted,
    { name: 'tensorflow/python/_pywrap.so', content },
  ]);
  const written = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(written.map(({ name }) => name)).not.toContain('escaped');
  expect(written).toHaveLength(wanted.length + 1);
  expect(Object.keys(files).sort()).toEqual([...wheelContents(wheel).values()].sort());
  expect(readFileSync(join(pack, 'lib', wheel.libraries.cc), 'utf8')).toBe(
    `content of tensorflow/${wheel.libraries.cc}`,
  );
});

test('the share that is done rises to one', async () => {
  const shares: number[] = [];
  await extract(wanted, (share) => void shares.push(share));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('a wheel that lacks a library is refused by its name', async () => {
  const problem = await problemOf(() => extract(wanted.slice(0, -1)));
  expect(problem).toEqual({
    code: 'engine-wheel-broken',
    details: { reason: `tensorflow/${wheel.libraries.cc} is missing` },
  });
});
