import { globSync, readFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, onTestFinished, test } from 'vitest';

import { dawnContents } from '../../../../src-main/host/engines/dawn-package.ts';
import { extractPackage } from '../../../../src-main/host/engines/extract-package.ts';
import { problemOf } from './expect-problem.ts';
import { makeTar, type TarPart } from './make-tar.ts';
import { temporaryFolder } from './temporary-folder.ts';

const platforms = [
  ...['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'],
];
const contents = dawnContents('linux-x64')!;
const wanted = [...contents.keys()].map((name) => ({ name, content: `content of ${name}` }));

async function extract(parts: readonly TarPart[]) {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'a.tgz'), gzipSync(makeTar(parts)));
  const file = await open(join(folder, 'a.tgz'));
  onTestFinished(() => file.close());
  const pack = join(folder, 'inner', 'pack');
  return { folder, pack, files: await extractPackage(file, contents, pack) };
}

test('only this platform’s library and the licence are written, whatever else the package holds', async () => {
  const { folder, pack, files } = await extract([
    { name: '../escaped', content: 'evil' },
    { name: 'package/dist/linux-x64/../../../../escaped', content: 'evil' },
    { name: 'package/dist/win32-x64/dawn.node', content: 'for others' },
    { name: 'package/build/postinstall.js', content: 'never run' },
    { name: 'package/dist/linux-x64/dawn.node', type: '2', linkTo: '/etc/passwd' },
    ...wanted,
  ]);
  const written = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(written.map(({ name }) => name).sort()).toEqual(['LICENSE.md', 'a.tgz', 'dawn.node']);
  expect(Object.keys(files).sort()).toEqual(['lib/dawn.node', 'licences/LICENSE.md']);
  expect(readFileSync(join(pack, 'lib/dawn.node'), 'utf8')).toBe(
    'content of package/dist/linux-x64/dawn.node',
  );
});

test.each([
  ['lacks the library', wanted.slice(0, 1), 'package/dist/linux-x64/dawn.node is missing'],
  ['has a file twice', [...wanted, ...wanted.slice(0, 1)], 'package/LICENSE.md is there twice'],
])('a package that %s is refused', async (_what, parts, reason) => {
  expect(await problemOf(() => extract(parts))).toEqual({
    code: 'engine-archive-broken',
    details: { reason },
  });
});

test.each(platforms)('%s has a library of Dawn’s and its licence', (platform) => {
  const paths = [...dawnContents(platform)!.values()];
  expect(paths).toContain('lib/dawn.node');
  expect(paths).toContain('licences/LICENSE.md');
});

test.each(['linux-x64-musl', 'freebsd-x64', 'constructor'])('%s has none', (platform) => {
  expect(dawnContents(platform)).toBeUndefined();
});
