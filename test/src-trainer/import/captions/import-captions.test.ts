import { describe, expect, test } from 'vitest';

import { decodeCaption } from '../../../../src-shared/datasets/caption-words.ts';
import type { CaptionsContent } from '../../../../src-shared/datasets/imported-dataset.ts';
import { loadDataset } from '../../../../src-trainer/datasets/load-dataset.ts';
import { importHere, placeFiles, refusedHere, type ImportedHere } from '../import-here.ts';
import { makePng } from '../make-pictures.ts';
import { makeCocoFolder } from './make-captions.ts';

const red = makePng(8, 8, () => [255, 0, 0]);
const blue = makePng(8, 8, () => [0, 0, 255]);

function contentOf({ dataset }: ImportedHere): CaptionsContent {
  if (dataset.content.kind !== 'captions') throw new Error('no captions');
  return dataset.content;
}

function coco(images: readonly object[], annotations: readonly object[]): string {
  return JSON.stringify({ info: {}, licenses: [], images, annotations });
}

describe('captions in the layout of COCO', () => {
  test('pictures and their sentences become one data set, words by how often they are used', async () => {
    const { pictures, json } = makeCocoFolder(6);
    const imported = await importHere(
      placeFiles({ ...pictures, 'annotations/captions_all.json': JSON.stringify(json) }),
    );
    expect(imported.dataset).toMatchObject({ examples: 6, skipped: 0, reasons: {} });
    const content = contentOf(imported);
    expect(content).toMatchObject({
      origin: 'coco',
      plan: { height: 48, width: 48, channels: 3 },
      captions: json.annotations.length,
    });
    expect(content.vocabulary.slice(0, 5)).toEqual(['<pad>', '<start>', '<end>', '<unk>', 'a']);
    const dataset = await loadDataset({
      data: { source: { kind: 'none' }, validationShare: 0.34 },
      dataPath: imported.folder,
      resourcesFolder: '',
      seed: 1,
    });
    expect([dataset.train.count, dataset.validation.count]).toEqual([4, 2]);
    const said = decodeCaption(
      dataset.validation.gatherTargets(Int32Array.of(0)),
      content.vocabulary,
    );
    expect(dataset.captionsOf?.(0)).toContainEqual(said);
    const sentences = json.annotations.map(({ caption }) => caption.toLowerCase().slice(0, -1));
    expect(sentences).toContain(said.join(' '));
  });

  test('missing, doubled and unknown ids, long and empty captions and damaged files are counted and named', async () => {
    const imported = await importHere(
      placeFiles({
        'images/red.png': red,
        'images/blue.png': blue,
        'images/broken.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
        'images/nobody.png': blue,
        'captions.json': coco(
          [
            { id: 1, file_name: 'red.png' },
            { id: 2, file_name: 'blue.png' },
            { id: 2, file_name: 'nobody.png' },
            { id: 3, file_name: 'gone.jpg' },
            { id: 4, file_name: 'broken.jpg' },
            { file_name: 'no-id.png' },
          ],
          [
            { id: 10, image_id: 1, caption: 'A red square.' },
            { id: 11, image_id: 2, caption: 'Sky' },
            { id: 11, image_id: 2, caption: 'Sky again' },
            { id: 12, image_id: 99, caption: 'Nothing' },
            { id: 13, caption: 'Nobody' },
            { id: 18, image_id: 1, bbox: [0, 0, 4, 4] },
            { id: 14, image_id: 1, caption: 'word '.repeat(200) },
            { id: 15, image_id: 1, caption: ' ... ' },
            { id: 16, image_id: 4, caption: 'Broken' },
            { id: 17, image_id: 3, caption: 'Gone' },
          ],
        ),
      }),
    );
    expect(imported.dataset).toMatchObject({
      examples: 2,
      skipped: 11,
      reasons: {
        'picture-doubled': 1,
        'picture-missing': 1,
        'picture-without-caption': 1,
        'picture-damaged': 1,
        'entry-without-id': 2,
        'entry-without-caption': 1,
        'caption-doubled': 1,
        'caption-without-picture': 1,
        'caption-too-long': 1,
        'caption-empty': 1,
      },
      named: {
        'picture-missing': ['gone.jpg'],
        'picture-damaged': ['images/broken.jpg'],
        'picture-doubled': ['nobody.png (id 2)'],
        'caption-without-picture': ['annotations[3] (image_id 99)'],
        'entry-without-id': ['images[5]', 'annotations[4]'],
        'entry-without-caption': ['annotations[5]'],
        'caption-too-long': ['red.png'],
      },
    });
    expect(contentOf(imported)).toMatchObject({ captionSteps: 4, captionsPerPicture: 1 });
  });

  test('files of training and validation say what is measured on, and its words are not learned', async () => {
    const imported = await importHere(
      placeFiles({
        'train2017/red.png': red,
        'val2017/blue.png': blue,
        'annotations/captions_train2017.json': coco(
          [{ id: 1, file_name: 'red.png' }],
          [{ id: 1, image_id: 1, caption: 'red' }],
        ),
        'annotations/captions_val2017.json': coco(
          [{ id: 2, file_name: 'blue.png' }],
          [{ id: 2, image_id: 2, caption: 'blue' }],
        ),
      }),
    );
    expect(imported.dataset).toMatchObject({ examples: 2, trainExamples: 1 });
    expect(contentOf(imported).vocabulary).not.toContain('blue');
  });

  test.each([
    ['{"images": [', 'captions-not-json', { offset: 12 }],
    ['{"images": [],\n  annotations: []}', 'captions-not-json', { offset: 17 }],
    ['{"__proto__": {}}', 'captions-damaged', {}],
    [
      '{"annotations": [{ "image_id": 1, "caption": "x" }]}',
      'captions-no-list',
      { list: 'images' },
    ],
    ['{"images": [{ "id": 1 }]}', 'captions-no-list', { list: 'annotations' }],
    ['[1, 2]', 'captions-no-object', {}],
    [coco([{ id: 1, file_name: 'a.png' }], []), 'captions-no-caption', {}],
    [coco([], [{ id: 1, image_id: 1, bbox: [0, 0, 4, 4] }]), 'captions-no-caption', {}],
    [
      coco([{ id: 1, file_name: 'x.png' }], [{ id: 1, image_id: 1, caption: 'x' }]),
      'captions-none',
      {},
    ],
  ])('%j is refused in a sentence and leaves nothing', async (text, code, place) => {
    const { problem, left } = await refusedHere(
      placeFiles({ 'a.png': red, 'captions.json': text }),
    );
    expect(problem).toMatchObject({ code, details: place });
    // What JavaScript says is in English, and so is no part of a sentence.
    expect(Object.keys(problem.details)).toEqual(['path', ...Object.keys(place)]);
    expect(left).toEqual([]);
  });
});

describe('captions in the layout of Flickr8k', () => {
  test.each([
    ['Flickr8k.token.txt', 'a.png#0\tA red thing .\na.png#1\tSomething red\nb.png#0\tBlue\n'],
    ['captions.txt', 'image,caption\na.png,A red thing .\na.png,"Something, red"\nb.png,Blue\n'],
  ])('%s gives every picture its lines', async (name, text) => {
    const imported = await importHere(
      placeFiles({ 'Images/a.png': red, 'Images/b.png': blue, [name]: text }),
    );
    expect(imported.dataset).toMatchObject({ examples: 2, skipped: 0 });
    expect(contentOf(imported)).toMatchObject({
      origin: 'flickr8k',
      captions: 3,
      captionsPerPicture: 2,
      captionSteps: 4,
    });
    expect(imported.read('captions.jsonl').toString()).toBe(
      '[["a","red","thing"],["something","red"]]\n[["blue"]]\n',
    );
  });

  test.each([
    ['Flickr8k.token.txt', 'a.png#0 A red thing .\n', 'captions-no-names', {}],
    [
      'captions.txt',
      'image,caption\na.png,Red\nb.png,"Blue\na.png,Red\n',
      'csv-quote-open',
      { line: 3 },
    ],
  ])('of %s that cannot be read it is said where', async (name, text, code, place) => {
    const { problem } = await refusedHere(
      placeFiles({ 'a.png': red, 'b.png': blue, [name]: text }),
    );
    expect(problem).toMatchObject({ code, details: place });
    expect(Object.keys(problem.details)).toEqual(['path', ...Object.keys(place)]);
  });

  test('lines without a name below “image,caption” are told by their numbers too', async () => {
    const text =
      '\nimage,caption\n\na.png,"Red\nthing"\r\n\n,nobody\n   ,"no\nname"\nb.png,Blue\n,last\n';
    const { dataset } = await importHere(
      placeFiles({ 'a.png': red, 'b.png': blue, 'captions.txt': text }),
    );
    expect(dataset.named?.['line-without-name']).toEqual([
      'captions.txt:7',
      'captions.txt:8',
      'captions.txt:11',
    ]);
  });

  test('lines without a name are told by their numbers', async () => {
    const text = 'a.png#0\tA red thing .\nSomething\nb.png#0\tBlue\n\nmore\n';
    const imported = await importHere(
      placeFiles({ 'a.png': red, 'b.png': blue, 'Flickr8k.token.txt': text }),
    );
    expect(imported.dataset).toMatchObject({
      reasons: { 'line-without-name': 2 },
      named: { 'line-without-name': ['Flickr8k.token.txt:2', 'Flickr8k.token.txt:5'] },
    });
  });
});
