import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';

import { ProblemError } from '../../src-shared/problem.ts';
import type { Picture } from '../../src-shared/pictures/fit-picture.ts';
import { readPictureFacts, type PictureFacts } from './picture-facts.ts';
import { findPictureFault } from './picture-faults.ts';
import { checkPngData } from './png-data.ts';
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
    return facts.format === 'png' ? readPng(bytes) : readJpeg(bytes, facts);
  } catch {
    // Both decoders throw whatever a damaged file makes them stumble over, and cannot say where.
    throw new ProblemError('picture-unreadable', { path });
  }
}

function readPng(bytes: Uint8Array): Picture {
  checkPngData(bytes);
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
