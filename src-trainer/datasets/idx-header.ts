import { ProblemError } from '../../src-shared/problem.ts';

/** What an IDX file says of itself before its first byte of data. */
export type IdxHeader = {
  /** `[count]` for labels, `[count, height, width]` for images. */
  readonly sizes: readonly number[];
  readonly headerBytes: number;
  /** The product of the sizes: every number is one byte. */
  readonly dataBytes: number;
};

/** The magic numbers of the two kinds of file: unsigned bytes along three axes, or along one. */
const axesOf = { images: 3, labels: 1 } as const;
export type IdxKind = keyof typeof axesOf;

/** No set may hold more: 1.3 million digits of 28x28 do. */
const largestIdxBytes = 1024 ** 3;

/** How many bytes the header of a kind has. */
export function idxHeaderBytes(kind: IdxKind): number {
  return 4 + 4 * axesOf[kind];
}

/** Whether a file that begins so may be IDX: two zeros, unsigned bytes, one or three axes. */
export function looksLikeIdx(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 8 && (bytes[3] === 1 || bytes[3] === 3);
}

/**
 * Reads the header that `bytes` begin with. Throws `idx-magic-wrong`, `idx-header-cut`, `idx-empty` or
 * `idx-too-large`, each with `path` and the offset in the (inflated) file.
 *
 * Source: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, section "File formats".
 */
export function parseIdxHeader(path: string, kind: IdxKind, bytes: Uint8Array): IdxHeader {
  const axes = axesOf[kind];
  const magic = Uint8Array.of(0, 0, 8, axes);
  if (!magic.every((byte, at) => at >= bytes.length || bytes[at] === byte)) {
    const found = toHex(bytes.subarray(0, 4));
    throw new ProblemError('idx-magic-wrong', { path, offset: 0, found, expected: toHex(magic) });
  }
  const headerBytes = idxHeaderBytes(kind);
  if (bytes.length < headerBytes) {
    throw new ProblemError('idx-header-cut', { path, offset: bytes.length, expected: headerBytes });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const sizes = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const empty = sizes.indexOf(0);
  if (empty >= 0) throw new ProblemError('idx-empty', { path, offset: 4 + 4 * empty });
  const dataBytes = sizes.reduce((product, size) => product * size, 1);
  if (dataBytes > largestIdxBytes) {
    const declared = sizes.join(' × ');
    throw new ProblemError('idx-too-large', { path, offset: 4, declared, limit: largestIdxBytes });
  }
  return { sizes, headerBytes, dataBytes };
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
