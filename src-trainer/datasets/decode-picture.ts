import { inflateSync } from 'node:zlib';

import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';

import { ProblemError } from '../../src-shared/problem.ts';
import type { Picture } from './fit-picture.ts';

/** Larger pictures are refused before a pixel is decoded. */
const largestPixels = 64_000_000;
/** A picture that takes more memory than this, and more than its file can honestly hold, is refused. */
const alwaysAllowedBytes = 16 * 1024 * 1024;
const largestRatio = 200;
const jpegMegabytes = 512;

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Whether bytes begin as PNG or JPEG files do. */
export function looksLikePicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || isJpeg(bytes);
}

/**
 * Decodes a PNG or JPEG picture. Its size is read from the header and checked first. Throws
 * `picture-too-large` or `picture-damaged` with `path`.
 */
export function decodePicture(path: string, bytes: Uint8Array): Picture {
  const size = isPng(bytes) ? readPngSize(bytes) : readJpegSize(bytes);
  if (size === undefined) throw new ProblemError('picture-damaged', { path });
  const { height, width } = size;
  const pixels = height * width;
  const isBomb = 4 * pixels > alwaysAllowedBytes && 4 * pixels > largestRatio * bytes.length;
  if (pixels === 0) throw new ProblemError('picture-damaged', { path });
  if (pixels > largestPixels || isBomb) {
    throw new ProblemError('picture-too-large', { path, height, width, limit: largestPixels });
  }
  try {
    return isPng(bytes) ? readPng(bytes, pixels) : readJpeg(bytes);
  } catch {
    // Both decoders throw whatever a damaged file makes them stumble over.
    throw new ProblemError('picture-damaged', { path });
  }
}

/**
 * Of an interlaced picture the decoder would inflate whatever is there, so that a small file could fill the
 * memory; what is more than 8 bytes a pixel (16-bit RGBA), and a filter byte a row in each of seven passes,
 * is refused before.
 */
function readPng(bytes: Uint8Array, pixels: number): Picture {
  const isInterlaced = bytes[28] === 1;
  if (isInterlaced) inflateSync(joinPngData(bytes), { maxOutputLength: 16 * pixels + 1024 });
  const { height, width, data } = PNG.sync.read(Buffer.from(bytes));
  return { height, width, rgba: data };
}

function readJpeg(bytes: Uint8Array): Picture {
  const { height, width, data } = decodeJpeg(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: largestPixels / 1_000_000,
    maxMemoryUsageInMB: jpegMegabytes,
  });
  return { height, width, rgba: data };
}

/** The compressed data of all IDAT chunks. Source: PNG Specification (third edition), section 5.3. */
function joinPngData(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = pngSignature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const isData = view.getUint32(at + 4) === 0x49_44_41_54;
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

type Size = { readonly height: number; readonly width: number };

function isPng(bytes: Uint8Array): boolean {
  return pngSignature.every((byte, at) => bytes[at] === byte);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Source: PNG Specification (third edition), section 11.2.1, IHDR. */
function readPngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Source: ITU-T T.81, section B.2.2: the frame header, found by walking the segments before it. */
function readJpegSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
