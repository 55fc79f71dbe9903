import { join } from 'node:path';

import { parse } from 'secure-json-parse';

import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import type { SentencesContent } from '../../src-shared/datasets/sentences-content.ts';
import {
  encodeSentence,
  paddingToken,
  unknownToken,
} from '../../src-shared/sentences/sentence-units.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from './data-file.ts';
import type { Dataset } from './dataset.ts';
import { readPart } from './imported-folder.ts';
import { readTargets, toTargets } from './imported-rows.ts';
import type { Split } from './split-stratified.ts';
import { tableExamples } from './table-examples.ts';

/** Texts with their answers. */
export type SentenceRows = {
  /** `[examples, steps]`, flat: units by number. */
  readonly tokens: Int32Array<ArrayBuffer>;
  readonly steps: number;
  /** `[examples]`: class numbers, or numbers to be said. */
  readonly targets: Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
};

/** Imported texts as they were read when they were imported. Throws `dataset-damaged`. */
export async function readSentences(
  folder: string,
  dataset: DatasetFile,
  { steps, vocabulary, target }: SentencesContent,
): Promise<SentenceRows> {
  const bytes = await readPart(folder, 'tokens.i32', 4 * dataset.examples * steps);
  const tokens = new Int32Array(bytes.buffer);
  if (tokens.some((token) => token < 0 || token >= vocabulary.length)) {
    throw new ProblemError('dataset-damaged', { path: join(folder, 'tokens.i32') });
  }
  return { tokens, steps, targets: toTargets(await readTargets(folder, dataset, { target })) };
}

/**
 * The texts with what no text to learn from has as the unknown in those held out: the vocabulary was made of all of
 * them when they were imported, and nothing is learned of such a unit.
 */
export function hideUnlearned(rows: SentenceRows, { train, validation }: Split): SentenceRows {
  const { steps } = rows;
  const tokens = rows.tokens.slice();
  const textOf = (row: number): Int32Array => tokens.subarray(row * steps, (row + 1) * steps);
  const learned = new Set([paddingToken]);
  for (const row of train) for (const token of textOf(row)) learned.add(token);
  for (const row of validation) {
    const text = textOf(row);
    for (const [at, token] of text.entries()) if (!learned.has(token)) text[at] = unknownToken;
  }
  return { ...rows, tokens };
}

/** The same texts in the units of a network that was trained on others. Throws `dataset-damaged`. */
export async function readSentencesAs(
  folder: string,
  dataset: DatasetFile,
  { target }: SentencesContent,
  known: {
    readonly symbols: readonly string[];
    readonly unit: SentencesContent['unit'];
    readonly steps: number;
  },
): Promise<SentenceRows> {
  const { symbols, unit, steps } = known;
  const numbers = new Map(symbols.map((one, number) => [one, number]));
  const texts = await readTexts(folder, dataset);
  const tokens = new Int32Array(texts.length * steps);
  for (const [at, text] of texts.entries()) {
    tokens.set(encodeSentence(text, unit, numbers, steps), at * steps);
  }
  return { tokens, steps, targets: toTargets(await readTargets(folder, dataset, { target })) };
}

/** Texts of which a network says a class or a number. */
export function sentencesDataset(
  rows: SentenceRows,
  { hash }: DatasetFile,
  { vocabulary, unit, target }: SentencesContent,
  split: Split,
): Dataset {
  const { steps, targets } = rows;
  const read = { values: rows.tokens, length: steps, becomes: 'int32', divisor: 1 } as const;
  const becomes = targets instanceof Int32Array ? 'int32' : 'float32';
  const answers = { values: targets, length: 1, becomes, divisor: 1 } as const;
  return {
    inputShape: [steps],
    inputNumbers: 'integer',
    targetShape: target.kind === 'class' ? [] : [1],
    ...(target.kind === 'class'
      ? { task: 'classification', classes: target.classes }
      : { task: 'regression' }),
    symbols: vocabulary,
    sentenceUnit: unit,
    hash,
    train: tableExamples(read, answers, split.train),
    validation: tableExamples(read, answers, split.validation),
  };
}

async function readTexts(folder: string, { examples }: DatasetFile): Promise<string[]> {
  const path = join(folder, 'texts.jsonl');
  const bytes = await withDataFile(path, (file, size) => readBytes(file, 0, size));
  const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
  try {
    if (lines.length !== examples) throw new RangeError(`${lines.length} lines`);
    return lines.map((line) => {
      const text: unknown = parse(line);
      if (typeof text !== 'string') throw new TypeError('no text');
      return text;
    });
  } catch {
    throw new ProblemError('dataset-damaged', { path });
  }
}
