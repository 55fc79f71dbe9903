import { join } from 'node:path';

import { parse } from 'secure-json-parse';
import { z } from 'zod';

import type { Sentence } from '../../src-shared/captioning/bleu.ts';
import { paddingId } from '../../src-shared/datasets/caption-words.ts';
import type { CaptionsContent, DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { captionedExamples, type CaptionedPictures } from './captioned-examples.ts';
import { readBytes, withDataFile } from './data-file.ts';
import type { Dataset } from './dataset.ts';
import { heldOutMembers } from './held-out-examples.ts';
import { readPart } from './imported-folder.ts';
import type { Split } from './split-stratified.ts';

const captionsSchema = z.array(z.array(z.string()).min(1)).min(1);

/** Imported pictures with their captions. Throws `dataset-damaged`. */
export async function loadCaptions(
  folder: string,
  dataset: DatasetFile,
  content: CaptionsContent,
  split: Split,
  seed: number,
): Promise<Dataset> {
  const { plan, vocabulary, captionSteps } = content;
  const { height, width, channels } = plan;
  const pictures = await readCaptioned(folder, dataset, content);
  const references = await readReferences(folder, dataset);
  const judged = heldOutMembers(split);
  return {
    inputShape: [height, width, channels],
    inputNumbers: 'float',
    task: 'captioning',
    vocabulary,
    targetShape: [captionSteps],
    hash: dataset.hash,
    pictures: plan,
    captionsOf: (heldOut) => references[judged[heldOut] ?? -1] ?? [],
    trainCaptionsOf: (example) => references[split.train[example] ?? -1] ?? [],
    train: captionedExamples(pictures, split.train, [seed, 'imported', 'captions']),
    validation: captionedExamples(pictures, split.validation),
  };
}

async function readCaptioned(
  folder: string,
  { examples }: DatasetFile,
  { plan, vocabulary, captionSteps: steps, captionsPerPicture }: CaptionsContent,
): Promise<CaptionedPictures> {
  const length = plan.height * plan.width * plan.channels;
  const pixels = await readPart(folder, 'pixels.u8', examples * length);
  const bytes = await readPart(folder, 'captions.i32', 4 * examples * captionsPerPicture * steps);
  const captions = new Int32Array(bytes.buffer);
  if (captions.some((word) => word < paddingId || word >= vocabulary.length)) {
    throw new ProblemError('dataset-damaged', { path: join(folder, 'captions.i32') });
  }
  return { pixels, length, captions, captionsPerPicture, steps };
}

/** What is said of every picture, in words. */
async function readReferences(
  folder: string,
  { examples }: DatasetFile,
): Promise<(readonly Sentence[])[]> {
  const path = join(folder, 'captions.jsonl');
  const bytes = await withDataFile(path, (file, size) => readBytes(file, 0, size));
  try {
    const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
    if (lines.length !== examples) throw new RangeError(`${lines.length} lines`);
    return lines.map((line) => captionsSchema.parse(parse(line)));
  } catch {
    throw new ProblemError('dataset-damaged', { path });
  }
}
