import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import {
  readZipDirectory,
  streamZipEntry,
  ZipError,
} from '../../../../src-main/host/engines/zip-archive.ts';
import { makeZip } from './make-zip.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function openBytes(bytes: Uint8Array): Promise<FileHandle> {
  const path = join(temporaryFolder(), 'archive.zip');
  await writeFile(path, bytes);
  const file = await open(path);
  onTestFinished(() => file.close());
  return file;
}

async function readAll(file: FileHandle): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const entry of await readZipDirectory(file)) {
    const chunks: Buffer[] = [];
    await streamZipEntry(file, entry, async (source) => {
      for await (const chunk of source) chunks.push(chunk);
    });
    contents[entry.name] = Buffer.concat(chunks).toString('latin1');
  }
  return contents;
}

const text = 'so much depends upon a red wheel barrow '.repeat(50);
const parts = [
  { name: 'a/packed.txt', content: Buffer.from(text) },
  { name: 'stored.txt', content: Buffer.from('as it is'), stored: true },
  { name: 'empty', content: Buffer.alloc(0), stored: true },
];

test('packed, stored and empty entries come out as they went in, whatever comment the archive ends with', async () => {
  for (const comment of ['', 'PK\u0005\u0006 is no end of an archive within a comment']) {
    expect(await readAll(await openBytes(makeZip(parts, comment)))).toEqual({
      'a/packed.txt': text,
      'stored.txt': 'as it is',
      empty: '',
    });
  }
});

const zip = makeZip(parts);
const directoryAt = zip.indexOf('PK\u0001\u0002');
const changed = (change: (bytes: Buffer) => void): Buffer => {
  const copy = Buffer.from(zip);
  change(copy);
  return copy;
};

test.each([
  ['no archive at all', Buffer.from('hello'), 'this is no zip archive'],
  ['an archive that breaks off', zip.subarray(0, zip.length - 5), 'this is no zip archive'],
  [
    'an encrypted entry',
    changed((bytes) => bytes.writeUInt16LE(1, directoryAt + 8)),
    'is encrypted',
  ],
  [
    'an unknown way of packing',
    changed((bytes) => bytes.writeUInt16LE(12, directoryAt + 10)),
    'packed in another way',
  ],
  [
    'an entry beyond 4 GiB',
    changed((bytes) => bytes.writeUInt32LE(0xffffffff, directoryAt + 24)),
    'larger than 4 GiB',
  ],
  [
    'an entry outside the archive',
    changed((bytes) => bytes.writeUInt32LE(zip.length, directoryAt + 42)),
    'outside the archive',
  ],
  [
    'another checksum',
    changed((bytes) => bytes.writeUInt32LE(1, directoryAt + 16)),
    'differs from its checksum',
  ],
  [
    'more content than declared',
    changed((bytes) => bytes.writeUInt32LE(10, directoryAt + 24)),
    'longer than declared',
  ],
  [
    'less content than declared',
    changed((bytes) => bytes.writeUInt32LE(1e6, directoryAt + 24)),
    'differs from its checksum',
  ],
  [
    'a directory that counts too many',
    changed((bytes) => {
      bytes.writeUInt16LE(9, zip.length - 14);
      bytes.writeUInt16LE(9, zip.length - 12);
    }),
    'the directory breaks off',
  ],
])('%s is refused, and it is said why', async (_name, bytes, reason) => {
  const file = await openBytes(bytes);
  await expect(readAll(file)).rejects.toThrow(ZipError);
  await expect(readAll(file)).rejects.toThrow(reason);
});

test('any changed byte gives the same contents, other names, or a refusal, and never another error', async () => {
  const expected = new Set(parts.map(({ content }) => content.toString('latin1')));
  const change = fc.tuple(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = Buffer.from(zip);
      for (const [at, by] of changes) bytes[at] = bytes[at]! ^ by;
      try {
        for (const content of Object.values(await readAll(await openBytes(bytes))))
          expect(expected).toContain(content);
      } catch (error) {
        expect(error).toBeInstanceOf(ZipError);
      }
    }),
    { numRuns: 300 },
  );
});
