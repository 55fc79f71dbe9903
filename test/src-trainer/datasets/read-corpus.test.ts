import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { describeText } from '../../../src-shared/datasets/describe-text.ts';
import { novel } from '../../../src-shared/datasets/novel.ts';
import { vocabularyOf } from '../../../src-shared/datasets/vocabulary.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { readCorpus } from '../../../src-trainer/datasets/read-corpus.ts';

const resourcesFolder = join(import.meta.dirname, '../../../resources');
const source = { kind: 'text', corpus: 'novel', text: '', window: 64 } as const;

test('the novel is the one that its description describes, to the last character', async () => {
  const text = await readCorpus(source, resourcesFolder);
  expect(createHash('sha256').update(text).digest('hex')).toBe(novel.hash);
  expect(text.length).toBe(novel.characters);
  expect(describeText(source).vocabulary).toEqual(vocabularyOf(text));
  expect(text).toContain(`CHAPTER 1. Loomings.\n\n${novel.opening}`);
});

test('nine tenths of the novel are learned from, in windows, and the last tenth is held out', async () => {
  const data = { source, validationShare: 0.1 };
  const { train, validation, vocabulary } = await loadDataset({ data, resourcesFolder, seed: 1 });
  expect(vocabulary).toHaveLength(81);
  expect(train.count).toBe(Math.floor((1_191_160 * 0.9 - 64) / 64));
  expect(validation.count).toBe(Math.floor((1_191_160 * 0.1 - 1) / 64));
});

test('an installation without the novel names the file that is missing', async () => {
  await expect(readCorpus(source, join(resourcesFolder, 'nowhere'))).rejects.toMatchObject({
    problem: { code: 'data-unreadable', details: { reason: 'ENOENT' } },
  });
});
