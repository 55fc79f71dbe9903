import { inflateSync } from 'node:zlib';

import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';

import { ProblemError } from '../../src-shared/problem.ts';
import type { Picture } from './fit-picture.ts';
import { readPictureFacts, type PictureFacts } from './picture-facts.ts';
import { findPictureFault } from './picture-faults.ts';
import { turnUpright } from './turn-upright.ts';

/** Larger pictures are refused before a pixel is decoded. */
const largestPixels = 64_000_000;
/** A picture that takes more memory than this, and more than its file can honestly hold, is refused. */
const alwaysAllowedBytes = 16 * 1024 * 1024;
const largestRatio = 200;
const jpegMegabytes = 512;

/**
 * Decodes a PNG or JPEG picture and turns it upright. Its size is read from the header and checked first, and
 * so is whether the file is whole. Throws `picture-too-large`, or `picture-damaged` with `path` and the offset
 * at which it is.
 */
export function decodePicture(path: string, bytes: Uint8Array): Picture {
  const facts = readPictureFacts(bytes);
  if ('faultAt' in facts)
    throw new ProblemError('picture-damaged', { path, offset: facts.faultAt });
  const { height, width } = facts;
  const pixels = height * width;
  const isBomb = 4 * pixels > alwaysAllowedBytes && 4 * pixels > largestRatio * bytes.length;
  if (pixels > largestPixels || isBomb) {
    throw new ProblemError('picture-too-large', { path, height, width, limit: largestPixels });
  }
  const offset = findPictureFault(bytes);
  if (offset !== undefined) throw new ProblemError('picture-damaged', { path, offset });
  try {
    return facts.format === 'png' ? readPng(bytes, pixels) : readJpeg(bytes, facts);
  } catch {
    // Both decoders throw whatever a damaged file makes them stumble over, and cannot say where.
    throw new ProblemError('picture-unreadable', { path });
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

function readJpeg(bytes: Uint8Array, { isYcc, orientation }: PictureFacts): Picture {
  const { height, width, data } = decodeJpeg(bytes, {
    useTArray: true,
    colorTransform: isYcc,
    formatAsRGBA: true,
    maxResolutionInMP: largestPixels / 1_000_000,
    maxMemoryUsageInMB: jpegMegabytes,
  });
  return turnUpright({ height, width, rgba: data }, orientation);
}

/** The compressed data of all IDAT chunks. Source: PNG Specification (third edition), section 5.3. */
function joinPngData(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const isData = view.getUint32(at + 4) === 0x49_44_41_54;
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
