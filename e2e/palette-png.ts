import { crc32, deflateSync } from 'node:zlib';

import { PNG } from 'pngjs';

/** A colour and how many pixels have it. */
type Shade = { readonly colour: number; count: number };

const most = 256;

/**
 * The same picture with a palette, in about a third of the bytes. Up to 256 colours stay as they are; more are
 * gathered where they lie close together, the frequent ones exactly.
 */
export function toPalettePng(bytes: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(bytes);
  const colours = new Uint32Array(width * height);
  const shades = new Map<number, Shade>();
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const colour = data.readUIntBE(pixel * 4, 3);
    colours[pixel] = colour;
    const shade = shades.get(colour);
    if (shade === undefined) shades.set(colour, { colour, count: 1 });
    else shade.count += 1;
  }
  const groups = gather([...shades.values()]);
  const indexOf = new Map(
    groups.flatMap((group, index) => group.map(({ colour }) => [colour, index] as const)),
  );
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row says that it is not filtered.
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x] ?? 0) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(groups.flatMap(meanOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, check]);
}

const part = (colour: number, shift: number): number => (colour >>> shift) & 0xff;

/**
 * Splits the colours into at most 256 groups, always the group with the largest error next, at the middle of
 * its longest side. Source: Heckbert, "Color image quantization for frame buffer display", 1982.
 */
function gather(shades: readonly Shade[]): readonly (readonly Shade[])[] {
  let groups: readonly Shade[][] = [[...shades]];
  while (groups.length < most) {
    const worst = groups.reduce((a, b) => (errorOf(b) > errorOf(a) ? b : a));
    if (worst.length < 2) break;
    groups = [...groups.filter((group) => group !== worst), ...split(worst)];
  }
  return groups;
}

function spanOf(group: readonly Shade[], shift: number): number {
  let low = 255;
  let high = 0;
  for (const { colour } of group) {
    low = Math.min(low, part(colour, shift));
    high = Math.max(high, part(colour, shift));
  }
  return high - low;
}

const errors = new WeakMap<readonly Shade[], number>();

/** Pixels times the longest side: what the eye would miss. */
function errorOf(group: readonly Shade[]): number {
  const known = errors.get(group);
  if (known !== undefined) return known;
  const pixels = group.reduce((sum, { count }) => sum + count, 0);
  const span = Math.max(...[0, 8, 16].map((shift) => spanOf(group, shift)));
  const error = span ** 2 * Math.sqrt(pixels);
  errors.set(group, error);
  return error;
}

function split(group: readonly Shade[]): [Shade[], Shade[]] {
  const shift = [8, 0, 16].reduce((a, b) => (spanOf(group, b) > spanOf(group, a) ? b : a));
  const ordered = group.toSorted((a, b) => part(a.colour, shift) - part(b.colour, shift));
  const low = part(ordered[0]?.colour ?? 0, shift);
  const middle = low + spanOf(group, shift) / 2;
  const at = ordered.findIndex(({ colour }) => part(colour, shift) > middle);
  return [ordered.slice(0, at), ordered.slice(at)];
}

/** A group's colour: the one that most of its pixels have, where that is half of them, else the mean. */
function meanOf(group: readonly Shade[]): number[] {
  const pixels = group.reduce((sum, { count }) => sum + count, 0);
  const commonest = group.reduce((a, b) => (b.count > a.count ? b : a));
  const isClear = commonest.count * 2 >= pixels;
  return [16, 8, 0].map((shift) =>
    isClear
      ? part(commonest.colour, shift)
      : Math.round(
          group.reduce((sum, { colour, count }) => sum + part(colour, shift) * count, 0) / pixels,
        ),
  );
}
