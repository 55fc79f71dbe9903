import { crc32, deflateSync } from 'node:zlib';

import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';

type Colour = readonly [red: number, green: number, blue: number, alpha?: number];
type Paint = (x: number, y: number) => Colour;

/** A PNG of these colours; `colorType` and `bitDepth` as the format counts them. */
export function makePng(
  width: number,
  height: number,
  paint: Paint,
  kind: { readonly colorType?: 0 | 2 | 4 | 6; readonly bitDepth?: 8 | 16 } = {},
): Buffer {
  const { colorType = 2, bitDepth = 8 } = kind;
  const png = new PNG({ width, height });
  png.data = Buffer.from(paintAll(width, height, paint));
  if (bitDepth === 8) return PNG.sync.write(png, { colorType, inputColorType: 6 });
  const wide = new Uint16Array(Array.from(png.data, (byte) => byte * 257));
  const deep = new PNG({ width, height });
  deep.data = Buffer.from(wide.buffer);
  return PNG.sync.write(deep, { colorType, inputColorType: 6, bitDepth: 16 });
}

/** A JPEG of these colours, held as EXIF's `orientation` says. */
export function makeJpeg(
  width: number,
  height: number,
  paint: Paint,
  orientation?: number,
): Buffer {
  const { data } = encode({ width, height, data: paintAll(width, height, paint) }, 95);
  if (orientation === undefined) return data;
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(274, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, segment.length + 2]);
  return Buffer.concat([data.subarray(0, 2), head, segment, data.subarray(2)]);
}

function paintAll(width: number, height: number, paint: Paint): Uint8Array {
  const rgba = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha = 255] = paint(x, y);
      rgba.set([red, green, blue, alpha], 4 * (y * width + x));
    }
  }
  return rgba;
}

/** A PNG of a palette, one byte a pixel; the colours' alphas go into a tRNS chunk where one is not opaque. */
export function makePalettePng(
  width: number,
  height: number,
  colours: readonly Colour[],
  choose: (x: number, y: number) => number,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_unused, x) => choose(x, y))]),
  );
  const alphas = colours.map(([, , , alpha = 255]) => alpha);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    makeChunk('IHDR', header),
    makeChunk('PLTE', Buffer.from(colours.flatMap(([red, green, blue]) => [red, green, blue]))),
    ...(alphas.some((it) => it < 255) ? [makeChunk('tRNS', Buffer.from(alphas))] : []),
    makeChunk('IDAT', deflateSync(Buffer.concat(rows))),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk with its length, type and check sum. */
export function makeChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/**
 * A JPEG of one block in one colour, in cyan, magenta, yellow and black as Adobe's programs write it: upside down,
 * 255 for no ink. Source: ITU-T T.81; Adobe, Supporting the DCT Filters in PostScript Level 2 (5116).
 */
export function makeCmykJpeg(inks: readonly [number, number, number, number]): Buffer {
  const segment = (marker: number, bytes: readonly number[]): Buffer =>
    Buffer.from([0xff, marker, 0, bytes.length + 2, ...bytes]);
  const components = [1, 2, 3, 4];
  // Nine codes of four bits for the sizes of a DC difference, one of one bit for the end of a block.
  const ofSizes = (length: number, count: number): number[] =>
    Array.from({ length: 16 }, (_, at) => (at + 1 === length ? count : 0));
  let bits = '';
  for (const ink of inks) {
    const difference = 255 - ink - 128;
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    const value = difference > 0 ? difference : difference + 2 ** size - 1;
    bits += size.toString(2).padStart(4, '0');
    if (size > 0) bits += value.toString(2).padStart(size, '0');
    bits += '0';
  }
  const scan = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []).flatMap(
    (byte) => (byte === '11111111' ? [255, 0] : [Number.parseInt(byte, 2)]),
  );
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xee, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0]),
    // The DC coefficient of a flat block is eight times its value.
    segment(0xdb, [0, ...new Array<number>(64).fill(8)]),
    segment(0xc0, [8, 0, 8, 0, 8, 4, ...components.flatMap((id) => [id, 0x11, 0])]),
    segment(0xc4, [0x00, ...ofSizes(4, 9), 0, 1, 2, 3, 4, 5, 6, 7, 8]),
    segment(0xc4, [0x10, ...ofSizes(1, 1), 0]),
    segment(0xda, [4, ...components.flatMap((id) => [id, 0]), 0, 63, 0]),
    Buffer.from([...scan, 0xff, 0xd9]),
  ]);
}
