import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { syncFolder } from '../checkpoints/write-file.ts';

/** All tables together take at most this room; the ones that were not used for longest go first. */
export const mostFeatureBytes = 2 * 1024 ** 3;

const ending = '.features';
/** What a file begins with: a mark, how many numbers follow (float64), their CRC-32 (uint32), little endian. */
const mark = 'lienzoF1';
const headerBytes = 24;
const partBytes = 16 * 1024 ** 2;
/** What was left half written for so long is nobody's. */
const abandonedMs = 3_600_000;

/** Tables of numbers in a folder, each a file by its key. */
export type FeatureStore = {
  /** A table of so many numbers; `undefined` where there is none, or one that is damaged, which is then removed. */
  readonly read: (key: string, length: number) => Promise<Float32Array<ArrayBuffer> | undefined>;
  /** Keeps a table and makes room for it. Rejects where the disk does not take it; nothing is left of it then. */
  readonly write: (key: string, values: Float32Array) => Promise<void>;
};

export function createFeatureStore(folder: string, mostBytes = mostFeatureBytes): FeatureStore {
  const pathOf = (key: string): string => join(folder, `${key}${ending}`);

  const makeRoom = async (bytes: number): Promise<void> => {
    const kept: { path: string; size: number; usedMs: number }[] = [];
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined) continue;
      const isAbandoned = name.endsWith('.tmp') && Date.now() - found.mtimeMs > abandonedMs;
      if (isAbandoned) await rm(path, { force: true });
      else if (name.endsWith(ending)) kept.push({ path, size: found.size, usedMs: found.mtimeMs });
    }
    let sum = kept.reduce((total, { size }) => total + size, bytes);
    for (const { path, size } of kept.toSorted((a, b) => a.usedMs - b.usedMs)) {
      if (sum <= mostBytes) return;
      await rm(path, { force: true });
      sum -= size;
    }
  };

  return {
    read: async (key, length) => {
      const path = pathOf(key);
      try {
        const values = await readTable(path, length);
        const now = new Date();
        await utimes(path, now, now);
        return values;
      } catch {
        await rm(path, { force: true }).catch(() => undefined);
        return undefined;
      }
    },
    write: async (key, values) => {
      await mkdir(folder, { recursive: true });
      await makeRoom(headerBytes + values.byteLength);
      await writeTable(pathOf(key), values);
      await syncFolder(folder);
    },
  };
}

async function readTable(path: string, length: number): Promise<Float32Array<ArrayBuffer>> {
  const file = await open(path, 'r');
  try {
    const header = new DataView(new ArrayBuffer(headerBytes));
    await file.read(new Uint8Array(header.buffer), 0, headerBytes, 0);
    const values = new Float32Array(length);
    const bytes = new Uint8Array(values.buffer);
    const { size } = await file.stat();
    const isOurs = readMark(header) === mark && header.getFloat64(8, true) === length;
    if (!isOurs || size !== headerBytes + bytes.length) throw new Error(`${path} is damaged`);
    let sum = 0;
    for (let at = 0; at < bytes.length;) {
      const part = Math.min(partBytes, bytes.length - at);
      const { bytesRead } = await file.read(bytes, at, part, headerBytes + at);
      if (bytesRead === 0) throw new Error(`${path} is cut short`);
      sum = crc32(bytes.subarray(at, at + bytesRead), sum);
      at += bytesRead;
    }
    if (sum !== header.getUint32(16, true)) throw new Error(`${path} is damaged`);
    return values;
  } finally {
    await file.close();
  }
}

async function writeTable(path: string, values: Float32Array): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const header = new DataView(new ArrayBuffer(headerBytes));
  new TextEncoder().encodeInto(mark, new Uint8Array(header.buffer));
  header.setFloat64(8, values.length, true);
  header.setUint32(16, crc32(bytes), true);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(new Uint8Array(header.buffer));
      for (let at = 0; at < bytes.length; at += partBytes) {
        await file.writeFile(bytes.subarray(at, at + partBytes));
      }
      await file.sync();
      const { size } = await file.stat();
      if (size !== headerBytes + bytes.length) throw new Error(`only ${size} bytes were written`);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function readMark(header: DataView): string {
  return new TextDecoder().decode(new Uint8Array(header.buffer, 0, mark.length));
}
