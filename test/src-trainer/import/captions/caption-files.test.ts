import { describe, expect, test } from 'vitest';

import { previewData } from '../../../../src-trainer/import/import-data.ts';
import { importHere, placeFiles } from '../import-here.ts';
import { makePng } from '../make-pictures.ts';

const red = makePng(8, 8, () => [255, 0, 0]);
const blue = makePng(8, 8, () => [0, 0, 255]);

function coco(images: readonly object[], annotations: readonly object[]): string {
  return JSON.stringify({ images, annotations });
}

describe('which files of a folder captions are read from', () => {
  test('files beside them that say nothing of pictures are left out, and those that were read are told', async () => {
    const images = [{ id: 1, file_name: 'red.png' }];
    const box = { id: 1, image_id: 1, category_id: 1, bbox: [0, 0, 4, 4] };
    const path = placeFiles({
      'train2017/red.png': red,
      'annotations/captions_train2017.json': coco(images, [{ id: 1, image_id: 1, caption: 'red' }]),
      'annotations/image_info_test2017.json': JSON.stringify({
        images: [{ id: 7, file_name: 'gone.png' }],
      }),
      'annotations/instances_train2017.json': coco(images, [box]),
      'annotations/person_keypoints_train2017.json': coco(images, [box]),
      'annotations/boxes.json': coco(images, [box]),
      'annotations/answers.json': JSON.stringify({ annotations: [{ image_id: 1, answers: [] }] }),
    });
    const captionFiles = ['annotations/captions_train2017.json'];
    const { dataset } = await importHere(path);
    expect(dataset).toMatchObject({ examples: 1, skipped: 0, captionFiles });
    const preview = await previewData(
      { kind: 'path', path },
      {},
      {
        libraryFolder: '',
        signal: new AbortController().signal,
        onProgress: () => undefined,
      },
    );
    expect(preview).toMatchObject({ captions: { count: 1, files: captionFiles }, reasons: {} });
  });

  test('captions of Flickr8k are read where a file beside them only looks like COCO', async () => {
    const { dataset } = await importHere(
      placeFiles({
        'a.png': red,
        'list.json': '{"images": [{"sentences": []}]}',
        'captions.txt': 'image,caption\na.png,Red\n',
      }),
    );
    expect(dataset).toMatchObject({ examples: 1, captionFiles: ['captions.txt'] });
  });

  test('a picture that is missing leaves its captions to no other of its name', async () => {
    const of = (name: string, caption: string): string =>
      coco([{ id: 1, file_name: name }], [{ id: 1, image_id: 1, caption }]);
    const imported = await importHere(
      placeFiles({
        'all/train/0001.png': red,
        'all/train/0002.png': red,
        'all/val/0002.png': blue,
        'captions_a.json': of('train/0001.png', 'red'),
        'captions_b.json': of('val/0001.png', 'blue'),
        'captions_c.json': of('0002.png', 'who knows'),
      }),
    );
    expect(imported.read('captions.jsonl').toString()).toBe('[["red"]]\n');
    expect(imported.dataset.named).toMatchObject({
      'picture-missing': ['val/0001.png'],
      'picture-in-folders': ['0002.png'],
    });
  });

  test('of the files of Flickr8k only the captions as they were written are learned', async () => {
    const written = Array.from(
      { length: 5 },
      (_, at) => `a.png#${at}\tA child climbs stairs ${at}`,
    );
    const lemmas = written.map((line) => line.replace('climbs stairs', 'climb stair'));
    const { dataset, read } = await importHere(
      placeFiles({
        'Images/a.png': red,
        'Flickr8k.lemma.token.txt': lemmas.join('\n'),
        'Flickr8k.token.txt': written.join('\n'),
        'Flickr_8k.trainImages.txt': 'a.png\n',
      }),
    );
    expect(dataset).toMatchObject({ skipped: 0, captionFiles: ['Flickr8k.token.txt'] });
    expect(read('captions.jsonl').toString()).not.toContain('stair"');
    expect(dataset.content).toMatchObject({ captions: 5 });
  });
});
