import { makeChunk, makeJpeg, makePng } from '../make-pictures.ts';
import { patched, type BrokenFiles } from './broken-file.ts';

type Place = BrokenFiles['place'];

const good = makePng(6, 6, (x) => [40 * x, 0, 90]);
const photo = makeJpeg(16, 16, (x, y) => [10 * x, 10 * y, 90]);
const picture = (
  what: string,
  bytes: Uint8Array,
  code: string,
  place: Place = {},
  ending = 'png',
): BrokenFiles => ({
  what,
  files: { [`gato/1.${ending}`]: bytes, [`perro/1.${ending}`]: bytes },
  code,
  place,
});
const idat = good.indexOf('IDAT') - 4;
const bomb = Buffer.concat([
  good.subarray(0, 8),
  makeChunk(
    'IHDR',
    Buffer.concat([Buffer.of(0, 0, 0xff, 0, 0, 0, 0xff, 0), Buffer.of(8, 2, 0, 0, 0)]),
  ),
  good.subarray(33),
]);
export const brokenPictures: readonly BrokenFiles[] = [
  ...[8, 20, 32].map((end) =>
    picture(`a PNG cut after ${end} bytes`, good.subarray(0, end), 'picture-damaged', {
      offset: end,
    }),
  ),
  ...[40, idat + 20, good.length - 1].map((end) =>
    picture(`a PNG cut after ${end} bytes`, good.subarray(0, end), 'picture-damaged', {
      offset: end,
    }),
  ),
  picture(
    'a PNG with a wrong byte in its colours',
    patched(good, idat + 12, 7),
    'picture-damaged',
    { offset: idat },
  ),
  picture('a PNG with a wrong check sum', patched(good, 32, 7), 'picture-damaged', { offset: 8 }),
  picture('a PNG without width', patched(good, 16, 0, 0, 0, 0), 'picture-damaged', { offset: 12 }),
  picture('a PNG of an unknown kind of colour', patched(good, 25, 5), 'picture-damaged', {
    offset: 25,
  }),
  picture(
    'a PNG whose pixels are no deflate',
    Buffer.concat([
      good.subarray(0, idat),
      makeChunk('IDAT', Buffer.alloc(30, 0xff)),
      makeChunk('IEND', Buffer.alloc(0)),
    ]),
    'picture-unreadable',
  ),
  picture('a small PNG that says it is 65,280 pixels wide', bomb, 'picture-too-large', {
    width: 65_280,
  }),
  picture('text with a PNG’s name', Buffer.from('no soy una imagen'), 'picture-damaged', {
    offset: 0,
  }),
  picture('an empty PNG', Buffer.alloc(0), 'picture-damaged', { offset: 0 }),
  ...[3, 10].map((end) =>
    picture(
      `a JPEG cut after ${end} bytes`,
      photo.subarray(0, end),
      'picture-damaged',
      { offset: end },
      'jpg',
    ),
  ),
  picture(
    'a JPEG cut in its pixels',
    photo.subarray(0, photo.length - 8),
    'picture-damaged',
    { offset: photo.length - 8 },
    'jpg',
  ),
  picture(
    'a JPEG with noise for a segment',
    patched(photo, 2, 0x12),
    'picture-damaged',
    { offset: 0 },
    'jpg',
  ),
  {
    what: 'pictures in no folder',
    files: { '1.png': good, '2.png': good },
    code: 'pictures-no-class',
    place: {},
  },
  {
    what: 'pictures in one folder',
    files: { 'gato/1.png': good },
    code: 'pictures-one-class',
    place: { name: 'gato' },
  },
  {
    what: 'a single picture',
    files: { 'gato.png': good },
    given: 'gato.png',
    code: 'import-one-picture',
    place: {},
  },
];
