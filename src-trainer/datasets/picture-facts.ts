/** What a picture's file says of it before a pixel is decoded. */
export type PictureFacts = {
  readonly format: 'png' | 'jpeg';
  /** As it is shown: after it has been turned as `orientation` says. */
  readonly height: number;
  readonly width: number;
  readonly isGrey: boolean;
  readonly hasAlpha: boolean;
  readonly is16Bit: boolean;
  readonly isCmyk: boolean;
  /** 1 to 8; 1 is upright. Source: CIPA DC-008 (Exif 2.3), tag 274. */
  readonly orientation: number;
  /** Whether its three channels are brightness and two colour differences, and not red, green and blue. */
  readonly isYcc: boolean;
};

/** Where a picture's file stops making sense, in bytes from its beginning. */
export type PictureFault = { readonly faultAt: number };

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export function isPng(bytes: Uint8Array): boolean {
  return pngSignature.every((byte, at) => bytes[at] === byte);
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Whether bytes begin as PNG or JPEG files do. */
export function looksLikePicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || isJpeg(bytes);
}

/** Reads the header of a PNG or JPEG file; `bytes` may be its beginning alone. */
export function readPictureFacts(bytes: Uint8Array): PictureFacts | PictureFault {
  return isPng(bytes) ? readPngFacts(bytes) : readJpegFacts(bytes);
}

/** Source: PNG Specification (third edition), sections 11.2.1 (IHDR), 11.3.1.1 (tRNS). */
function readPngFacts(bytes: Uint8Array): PictureFacts | PictureFault {
  if (bytes.length < 33) return { faultAt: bytes.length };
  const view = viewOf(bytes);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const bits = view.getUint8(24);
  const colourType = view.getUint8(25);
  if (view.getUint32(12) !== 0x49_48_44_52 || width === 0 || height === 0) return { faultAt: 12 };
  if (![0, 2, 3, 4, 6].includes(colourType)) return { faultAt: 25 };
  return {
    format: 'png',
    height,
    width,
    isGrey: colourType === 0 || colourType === 4,
    hasAlpha: colourType >= 4 || hasTransparency(bytes),
    is16Bit: bits === 16,
    isCmyk: false,
    orientation: 1,
    isYcc: false,
  };
}

/** A tRNS chunk makes some colours transparent; it stands before the first IDAT. */
function hasTransparency(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 33; at + 8 <= bytes.length;) {
    const type = view.getUint32(at + 4);
    if (type === 0x74_52_4e_53) return true;
    if (type === 0x49_44_41_54) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Source: ITU-T T.81, section B.2.2: the frame header, found by walking the segments before it. */
function readJpegFacts(bytes: Uint8Array): PictureFacts | PictureFault {
  const view = viewOf(bytes);
  let orientation = 1;
  let adobeTransform: number | undefined;
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return { faultAt: at };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return { faultAt: at + 2 };
    const segment = bytes.subarray(at + 4, at + 2 + length);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return describeFrame(segment, orientation, adobeTransform) ?? { faultAt: at };
    if (marker === 0xe1) orientation = readOrientation(segment) ?? orientation;
    if (marker === 0xee && isNamed(segment, 'Adobe')) adobeTransform = segment[11];
    at += 2 + length;
  }
  return { faultAt: bytes.length };
}

function describeFrame(
  segment: Uint8Array,
  orientation: number,
  adobeTransform: number | undefined,
): PictureFacts | undefined {
  if (segment.length < 6) return undefined;
  const view = viewOf(segment);
  const [height, width, components] = [view.getUint16(1), view.getUint16(3), view.getUint8(5)];
  if (height === 0 || width === 0 || ![1, 3, 4].includes(components)) return undefined;
  const isTurned = orientation >= 5;
  return {
    format: 'jpeg',
    height: isTurned ? width : height,
    width: isTurned ? height : width,
    isGrey: components === 1,
    hasAlpha: false,
    is16Bit: false,
    isCmyk: components === 4,
    orientation,
    isYcc: adobeTransform === undefined ? components === 3 : adobeTransform > 0,
  };
}

/** Source: CIPA DC-008 (Exif 2.3), section 4.5, and TIFF 6.0, section 2: tag 274 of the first directory. */
function readOrientation(segment: Uint8Array): number | undefined {
  if (!isNamed(segment, 'Exif') || segment.length < 14) return undefined;
  const tiff = viewOf(segment.subarray(6));
  const isLittle = tiff.getUint16(0) === 0x49_49;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, isLittle) !== 274) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

function isNamed(segment: Uint8Array, name: string): boolean {
  return Array.from(name).every((letter, at) => segment[at] === letter.charCodeAt(0));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
