import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { readTar, TarError } from '../../../../src-main/host/engines/tar-archive.ts';
import { makeTar, type TarPart } from './make-tar.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function openBytes(bytes: Uint8Array): Promise<FileHandle> {
  const path = join(temporaryFolder(), 'archive.tgz');
  await writeFile(path, bytes);
  const file = await open(path);
  onTestFinished(() => file.close());
  return file;
}

async function readAll(
  file: FileHandle,
  wants: (name: string) => boolean = () => true,
): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { name, content } of readTar(file, wants))
    found.push([name, content.toString('latin1')]);
  return found;
}

const text = 'so much depends upon a red wheel barrow '.repeat(50);
const parts: readonly TarPart[] = [
  { name: 'package/a.txt', content: text },
  { name: 'package/empty' },
  { name: 'package/exactly-one-block', content: 'x'.repeat(512) },
];

test('files come out as they went in: longer than a block, empty, and exactly one block', async () => {
  expect(await readAll(await openBytes(gzipSync(makeTar(parts))))).toEqual([
    ['package/a.txt', text],
    ['package/empty', ''],
    ['package/exactly-one-block', 'x'.repeat(512)],
  ]);
});

test('what the system’s own tar writes is read', async () => {
  const folder = temporaryFolder();
  const deep = join(folder, 'package', 'd'.repeat(90), 'e'.repeat(30));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'f.txt'), text);
  symlinkSync('/etc/passwd', join(folder, 'package', 'link'));
  execFileSync('tar', ['--format=ustar', '-czf', 'a.tgz', 'package'], { cwd: folder });
  const file = await open(join(folder, 'a.tgz'));
  onTestFinished(() => file.close());
  const path = `package/${'d'.repeat(90)}/${'e'.repeat(30)}/f.txt`;
  expect(await readAll(file)).toEqual([[path, text]]);
});

test('names are handed on as they stand, and what nobody wants is passed over', async () => {
  const names = ['../../escaped', '/etc/escaped', 'package/../escaped', 'C:\\escaped', 'wanted'];
  const archive = gzipSync(makeTar(names.map((name) => ({ name, content: name }))));
  expect(await readAll(await openBytes(archive))).toEqual(names.map((name) => [name, name]));
  expect(await readAll(await openBytes(archive), (name) => name === 'wanted')).toEqual([
    ['wanted', 'wanted'],
  ]);
});

test.each([
  ['a symbolic link', '2'],
  ['a hard link', '1'],
  ['a device', '3'],
  ['a folder', '5'],
  ['words about another entry', 'x'],
])('%s is no file, whatever it is named', async (_kind, type) => {
  const archive = makeTar([
    { name: 'wanted', type, linkTo: '/etc/passwd', content: type === 'x' ? '9 path=b\n' : '' },
    { name: 'after', content: 'is still found' },
  ]);
  expect(await readAll(await openBytes(gzipSync(archive)))).toEqual([['after', 'is still found']]);
});

const whole = makeTar(parts);

test.each([
  ['no gzip', Buffer.from('hello'), 'the archive cannot be unpacked'],
  ['gzip that breaks off', gzipSync(whole).subarray(0, 60), 'the archive cannot be unpacked'],
  ['an archive without an end', gzipSync(whole.subarray(0, 900)), 'the archive breaks off'],
  ['nothing', gzipSync(Buffer.alloc(0)), 'the archive breaks off'],
  [
    'a length that is no number',
    gzipSync(makeTar([{ name: 'a', declaredLength: '-1' }])),
    'an entry has no length',
  ],
  [
    'a length in another notation',
    gzipSync(makeTar([{ name: 'a', declaredLength: '\u0080\u0000\u0000\u0001' }])),
    'an entry has no length',
  ],
  [
    'a length beyond the end',
    gzipSync(makeTar([{ name: 'a', content: 'x', declaredLength: '00000100000\0' }])),
    'the archive breaks off',
  ],
  [
    'a length that fills the memory',
    gzipSync(makeTar([{ name: 'a', content: 'x', declaredLength: '77777777777\0' }])),
    'a is too large',
  ],
])('%s is refused, and it is said why', async (_name, bytes, reason) => {
  const reading = readAll(await openBytes(bytes));
  await expect(reading).rejects.toThrow(TarError);
  await expect(reading).rejects.toThrow(reason);
});

test('any changed byte gives other files or a refusal, and never another error', async () => {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, by] of changes) bytes[at] = bytes[at]! ^ by;
      try {
        await readAll(await openBytes(gzipSync(bytes)));
      } catch (error) {
        expect(error).toBeInstanceOf(TarError);
      }
    }),
    { numRuns: 200 },
  );
});

test('who has found enough may close the file at once', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    name: `file-${index}`,
    content: Buffer.from(Array.from({ length: 4096 }, (__, at) => (at * 7919 * (index + 1)) % 251)),
  }));
  const path = join(temporaryFolder(), 'archive.tgz');
  await writeFile(path, gzipSync(makeTar(many)));
  const file = await open(path);
  for await (const { name } of readTar(file, () => true)) if (name === 'file-0') break;
  await file.close();
  expect(file.fd).toBe(-1);
});
