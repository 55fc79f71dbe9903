import { gzipSync } from 'node:zlib';

import { makeIdx } from '../../datasets/idx-files.ts';
import { patched, single, type BrokenFiles } from './broken-file.ts';

type Place = BrokenFiles['place'];

const pair = (images: Uint8Array, labels: Uint8Array) => ({
  'x-images-idx3-ubyte': images,
  'x-labels-idx1-ubyte': labels,
});
const idx = (
  what: string,
  images: Uint8Array,
  labels: Uint8Array,
  code: string,
  place: Place,
): BrokenFiles => ({
  what,
  files: pair(images, labels),
  code,
  place,
});
const labels = makeIdx([3], Uint8Array.of(0, 1, 2));
const images = makeIdx([3, 2, 2]);
const header = (...sizes: number[]) => makeIdx(sizes, new Uint8Array(0));
const packed = gzipSync(images);

export const brokenIdx: readonly BrokenFiles[] = [
  ...[0, 2, 3, 7].map((end) =>
    idx(
      `labels cut after ${end} bytes`,
      images,
      labels.subarray(0, end),
      end < 8 ? 'idx-header-cut' : 'idx-truncated',
      { offset: end },
    ),
  ),
  ...[9, 10].map((end) =>
    idx(`labels cut after ${end} bytes`, images, labels.subarray(0, end), 'idx-truncated', {
      offset: end,
    }),
  ),
  ...[5, 15].map((end) =>
    idx(`pictures cut after ${end} bytes`, images.subarray(0, end), labels, 'idx-header-cut', {
      offset: end,
    }),
  ),
  ...[16, 20, 27].map((end) =>
    idx(`pictures cut after ${end} bytes`, images.subarray(0, end), labels, 'idx-truncated', {
      offset: end,
    }),
  ),
  idx('labels that go on', images, Buffer.concat([labels, Buffer.of(1)]), 'idx-too-long', {
    offset: 11,
  }),
  idx('pictures that go on', Buffer.concat([images, Buffer.of(1)]), labels, 'idx-too-long', {
    offset: 28,
  }),
  idx('another number in front', patched(images, 2, 9), labels, 'idx-magic-wrong', { offset: 0 }),
  idx('labels in the pictures’ place', labels, labels, 'idx-magic-wrong', { offset: 0 }),
  idx('a picture too few', makeIdx([2, 2, 2]), labels, 'idx-counts-differ', {
    images: 2,
    labels: 3,
  }),
  idx('no pictures', header(0, 2, 2), labels, 'idx-empty', { offset: 4 }),
  idx('pictures without width', header(3, 2, 0), labels, 'idx-empty', { offset: 12 }),
  idx('more pictures than fit anywhere', header(4e9, 1000, 1000), labels, 'idx-too-large', {
    offset: 4,
  }),
  idx('labels of one class', images, makeIdx([3], new Uint8Array(3)), 'idx-one-class', {}),
  idx('gzip that is cut', packed.subarray(0, packed.length - 6), labels, 'gzip-cut', {}),
  idx('gzip with a wrong byte', patched(packed, 14, 0xff, 0xff, 0xff), labels, 'gzip-damaged', {}),
  {
    what: 'pictures without labels',
    files: { 'x-images-idx3-ubyte': images },
    code: 'data-partner-missing',
    place: { name: 'x-labels-idx1-ubyte' },
  },
  {
    what: 'two sizes',
    files: {
      'train-images-idx3-ubyte': images,
      'train-labels-idx1-ubyte': labels,
      't10k-images-idx3-ubyte': makeIdx([3, 4, 4]),
      't10k-labels-idx1-ubyte': labels,
    },
    code: 'idx-sizes-differ',
    place: { size: '4×4', otherSize: '2×2' },
  },
];

const record = (label: number) => Buffer.concat([Buffer.of(label), Buffer.alloc(3072, 9)]);
const cifar = single('data_batch_1.bin');
export const brokenCifar: readonly BrokenFiles[] = [
  cifar('nothing', '', 'data-file-empty'),
  ...[1, 3072, 3074, 6145].map((size) =>
    cifar(`${size} bytes`, Buffer.alloc(size), 'cifar-size-wrong', {
      size,
      offset: size - (size % 3073),
    }),
  ),
  cifar('the label 10', record(10), 'cifar-label-wrong', { label: 10, offset: 0 }),
  cifar(
    'the label 255 in the third record',
    Buffer.concat([record(0), record(1), record(255)]),
    'cifar-label-wrong',
    { label: 255, offset: 6146 },
  ),
  {
    what: 'one batch whole and one cut',
    files: { 'data_batch_1.bin': record(1), 'data_batch_2.bin': record(1).subarray(1) },
    code: 'cifar-size-wrong',
    place: { offset: 0 },
  },
];
