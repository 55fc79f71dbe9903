import type { DataLook, Spread } from '../../src-shared/datasets/data-look.ts';
import { tokenFacts } from '../../src-shared/tokens/text-unit.ts';
import { createBreather } from '../training/breathe.ts';
import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import type { Dataset } from './dataset.ts';
import { createSpread } from './spread.ts';
import { findTwins, type Fingerprints } from './find-twins.ts';
import {
  countSequences,
  describeWritings,
  writingsOf,
  type SequenceCounts,
  type Writings,
} from './look-at-sequences.ts';
import { shareOfCopies } from '../text/share-of-copies.ts';
import { saidSequences } from './said-sequences.ts';

/** Of more examples than that only the first are looked at. */
const mostLooked = 200_000;
const mostFeatures = 64;
const blockSize = 256;
/** Characters that two texts hardly ever have in common by chance. */
const copyLength = 50;
const mostHeldOut = 200_000;
const mostLearned = 5_000_000;

/**
 * Counts, measures and compares the examples of a data set, at most `most` of each part. Lets the event loop turn in
 * between.
 */
export async function lookAtDataset(dataset: Dataset, most = mostLooked): Promise<DataLook> {
  const { task, inputShape, inputNumbers, classes, table, tokens } = dataset;
  const writings = writingsOf(dataset);
  const train = await measurePart(dataset, 'train', writings, most);
  const validation = await measurePart(dataset, 'validation', writings, most);
  return {
    task,
    inputShape: [...inputShape],
    train: dataset.train.count,
    validation: dataset.validation.count,
    looked: { train: train.looked, validation: validation.looked },
    ...(hasClasses(dataset) && {
      classes: namesOf(dataset, train, validation).map((name, at) => ({
        name,
        train: train.classCounts.get(at) ?? 0,
        validation: validation.classCounts.get(at) ?? 0,
      })),
    }),
    ...(tokens && { tokens: tokenFacts(tokens, classes?.length ?? 1) }),
    ...(dataset.text && validation.looked > 0 && { copied: copiesOf(dataset.text, tokens) }),
    ...describeWritings(writings, train.sequences, validation.sequences),
    ...(task === 'regression' && train.looked > 0 && { targets: train.targets }),
    ...(inputNumbers === 'float' && train.looked > 0 && { inputs: train.inputs }),
    ...(train.features.length > 0 && {
      features: train.features.map((spread, at) => ({ name: featureName(dataset, at), ...spread })),
    }),
    ...(table && {
      standardised: table.columns.flatMap((column) =>
        column.kind === 'number'
          ? [{ name: column.name, mean: column.mean, deviation: column.deviation }]
          : [],
      ),
    }),
    ...(dataset.target && { target: dataset.target }),
    ...findTwins(train.prints, validation.prints),
    ...(task === 'classification' &&
      train.looked > 1 &&
      classes !== undefined && { sameAsBefore: train.repeats / (train.looked - 1) }),
  };
}

/** What of the held-out text the part to learn from has too; of long ones, of their beginnings. */
function copiesOf(
  { train, heldOut }: NonNullable<Dataset['text']>,
  tokens: Dataset['tokens'],
): NonNullable<DataLook['copied']> {
  const ofOne = tokens?.charactersPerToken.train ?? 1;
  const least = Math.max(1, Math.round(copyLength / ofOne));
  const share = shareOfCopies(
    heldOut.subarray(0, mostHeldOut),
    train.subarray(0, mostLearned),
    least,
  );
  return { share, least: copyLength };
}

type Part = {
  readonly looked: number;
  readonly classCounts: ReadonlyMap<number, number>;
  readonly inputs: Spread;
  readonly targets: Spread;
  readonly features: readonly Spread[];
  readonly prints: Fingerprints;
  readonly sequences: Readonly<Record<keyof Writings, SequenceCounts>>;
  /** Examples of the class of the one before. */
  readonly repeats: number;
};

async function measurePart(
  dataset: Dataset,
  part: 'train' | 'validation',
  { asked, answered }: Writings,
  most: number,
): Promise<Part> {
  const examples = dataset[part];
  const { inputShape, inputNumbers, task } = dataset;
  const looked = Math.min(examples.count, most);
  const length = inputShape.reduce((product, size) => product * size, 1);
  const isText = task === 'next-character';
  const isSideBySide = inputNumbers === 'float' && inputShape.length === 1 && task !== 'sequence';
  const hasFeatures = isSideBySide && length <= mostFeatures;
  const classCounts = new Map<number, number>();
  const inputs = createSpread();
  const targets = createSpread();
  const features = Array.from({ length: hasFeatures ? length : 0 }, () => createSpread());
  const prints: { inputs: number[]; targets: number[] } = { inputs: [], targets: [] };
  const sequences = { asked: noCounts(), answered: noCounts() };
  const breathe = createBreather();
  let repeats = 0;
  for (let from = 0; from < looked; from += blockSize) {
    await breathe();
    const size = Math.min(blockSize, looked - from);
    const indices = Int32Array.from({ length: size }, (_, at) => from + at);
    const numbers = examples.gatherInputs(indices);
    const answers = examples.gatherTargets(indices);
    for (const answer of answers) {
      if (task === 'regression') targets.add(inOwnUnits(dataset.target, answer));
      else if (hasClasses(dataset)) classCounts.set(answer, (classCounts.get(answer) ?? 0) + 1);
    }
    if (isText) continue;
    if (asked) countSequences(sequences.asked, asked, numbers);
    if (answered) {
      const said = saidSequences(dataset, part, indices) ?? answers;
      countSequences(sequences.answered, answered, said);
    }
    const bits = bitsOf(numbers);
    const targetPrint = printAnswers(dataset, answers, answers.length / size);
    for (let at = 0; at < size; at += 1) {
      const target = targetPrint(at);
      if (target === prints.targets.at(-1)) repeats += 1;
      prints.inputs.push(fingerprint(bits, at * length, length));
      prints.targets.push(target);
    }
    if (inputNumbers === 'integer') continue;
    for (const [at, number] of numbers.entries()) {
      inputs.add(number);
      features[at % length]?.add(number);
    }
  }
  return {
    looked,
    classCounts,
    inputs: inputs.measure(),
    targets: targets.measure(),
    features: features.map((one) => one.measure()),
    prints,
    sequences,
    repeats,
  };
}

/** Whether each answer is one of the names: of a class, or of a character. */
function hasClasses({ task }: Dataset): boolean {
  return task === 'classification' || task === 'next-character';
}

function noCounts(): SequenceCounts {
  return { lengths: new Map(), symbols: new Map() };
}

/**
 * What stands for an example's answer. Of a picture more than one thing may be said, so that two pictures that are
 * alike never contradict each other.
 */
function printAnswers(
  { task }: Dataset,
  answers: Int32Array | Float32Array,
  size: number,
): (example: number) => number {
  if (task === 'captioning') return () => 0;
  if (task !== 'sequence') return (example) => answers[example * size] ?? 0;
  const bits = bitsOf(answers);
  return (example) => fingerprint(bits, example * size, size);
}

function bitsOf({ buffer, byteOffset, length }: Int32Array | Float32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}

/**
 * 53 bits that stand for the numbers of an example: two examples of different numbers share them by chance once in
 * 10^5 collections of 200,000.
 * Source: FNV-1a, Fowler, Noll and Vo, IETF draft, on 32-bit words and with two beginnings.
 */
function fingerprint(bits: Int32Array, from: number, length: number): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let at = from; at < from + length; at += 1) {
    const word = bits[at] ?? 0;
    high = Math.imul(high ^ word, 0x01000193);
    low = Math.imul(low ^ ((word << 13) | (word >>> 19)), 0x01000193);
    low ^= low >>> 15;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

function namesOf({ classes, vocabulary }: Dataset, ...parts: readonly Part[]): readonly string[] {
  const given = vocabulary ?? classes;
  if (given !== undefined) return given;
  const most = Math.max(-1, ...parts.flatMap((part) => [...part.classCounts.keys()]));
  return Array.from({ length: most + 1 }, (_, at) => String(at));
}

/** A table's columns have names, and so has each value of a category; other numbers are called by their place. */
function featureName({ table }: Dataset, at: number): string {
  const names = (table?.columns ?? []).flatMap((column) =>
    column.kind === 'number'
      ? [column.name]
      : column.values.map((value) => `${column.name} = ${value}`),
  );
  return names[at] ?? `x${at + 1}`;
}
