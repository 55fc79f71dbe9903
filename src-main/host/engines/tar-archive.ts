import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** The archive is not what it claims to be. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

const blockBytes = 512;
const typeOffset = 156;
/** What is wanted is read into memory whole. */
const largestBytes = 256 * 1024 * 1024;

/**
 * The files of a tar archive that is packed with gzip, one after the other: name and content of those that
 * `wants` answers true for. Names are data: nothing here makes a path of them. Plain names of up to 256 bytes
 * as npm writes them; other kinds of entries are passed over. Throws a `TarError` where it breaks off or cannot
 * be unpacked, and for a wanted file above 256 MiB.
 */
export async function* readTar(
  file: FileHandle,
  wants: (name: string) => boolean,
): AsyncGenerator<{ readonly name: string; readonly content: Buffer }> {
  const source = file.createReadStream({ start: 0, autoClose: false });
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  const bytes = new ByteQueue(source.pipe(unpacked));
  try {
    for (;;) {
      const header = await bytes.take(blockBytes);
      if (header.every((byte) => byte === 0)) return;
      const size = parseOctal(header, 124, 12);
      const padded = Math.ceil(size / blockBytes) * blockBytes;
      const isFile = header[typeOffset] === 0 || header[typeOffset] === '0'.charCodeAt(0);
      const prefix = readText(header, 345, 155);
      const name = `${prefix}${prefix === '' ? '' : '/'}${readText(header, 0, 100)}`;
      if (isFile && wants(name)) {
        if (size > largestBytes) throw new TarError(`${name} is too large`);
        yield { name, content: (await bytes.take(padded)).subarray(0, size) };
      } else {
        await bytes.skip(padded);
      }
    }
  } finally {
    // Whoever has enough closes the file next, and nothing may be reading it then.
    source.destroy();
    unpacked.destroy();
  }
}

function readText(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

function parseOctal(header: Buffer, start: number, length: number): number {
  const text = readText(header, start, length).trim();
  if (!/^[0-7]+$/.test(text)) throw new TarError('an entry has no length');
  return Number.parseInt(text, 8);
}

/** The bytes of a stream, so many at a time. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = count; missing > 0;) {
      const part = await this.#next(missing);
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  async skip(count: number): Promise<void> {
    for (let missing = count; missing > 0;) missing -= (await this.#next(missing)).length;
  }

  /** At least one byte and at most `most`. */
  async #next(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) this.#rest = await this.#read();
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }

  async #read(): Promise<Buffer<ArrayBuffer>> {
    try {
      const next = await this.#chunks.next();
      if (next.done === true) throw new TarError('the archive breaks off');
      return Buffer.from(next.value);
    } catch (error) {
      const isZlibs =
        error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
      throw isZlibs ? new TarError('the archive cannot be unpacked') : error;
    }
  }
}
