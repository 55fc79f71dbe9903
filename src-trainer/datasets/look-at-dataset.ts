import type { DataLook, Spread } from '../../src-shared/datasets/data-look.ts';
import { createBreather } from '../training/breathe.ts';
import type { Dataset, Examples } from './dataset.ts';
import { createSpread } from './spread.ts';
import { findTwins, type Fingerprints } from './find-twins.ts';

/** Of more examples than that only the first are looked at. */
const mostLooked = 200_000;
const mostFeatures = 64;
const blockSize = 256;

/** Counts, measures and compares the examples of a data set. Lets the event loop turn in between. */
export async function lookAtDataset(dataset: Dataset): Promise<DataLook> {
  const { task, inputShape, classes, table } = dataset;
  const train = await measurePart(dataset, dataset.train);
  const validation = await measurePart(dataset, dataset.validation);
  const isText = task === 'next-character';
  return {
    task,
    inputShape: [...inputShape],
    train: dataset.train.count,
    validation: dataset.validation.count,
    looked: { train: train.looked, validation: validation.looked },
    ...(task !== 'regression' && {
      classes: namesOf(dataset, train, validation).map((name, at) => ({
        name,
        train: train.classCounts.get(at) ?? 0,
        validation: validation.classCounts.get(at) ?? 0,
      })),
    }),
    ...(task === 'regression' && train.looked > 0 && { targets: train.targets }),
    ...(!isText && train.looked > 0 && { inputs: train.inputs }),
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
    ...findTwins(train.prints, validation.prints),
    ...(task === 'classification' &&
      train.looked > 1 &&
      classes !== undefined && { sameAsBefore: train.repeats / (train.looked - 1) }),
  };
}

type Part = {
  readonly looked: number;
  readonly classCounts: ReadonlyMap<number, number>;
  readonly inputs: Spread;
  readonly targets: Spread;
  readonly features: readonly Spread[];
  readonly prints: Fingerprints;
  /** Examples of the class of the one before. */
  readonly repeats: number;
};

async function measurePart(dataset: Dataset, examples: Examples): Promise<Part> {
  const { inputShape, task } = dataset;
  const looked = Math.min(examples.count, mostLooked);
  const length = inputShape.reduce((product, size) => product * size, 1);
  const isText = task === 'next-character';
  const hasFeatures = !isText && inputShape.length === 1 && length <= mostFeatures;
  const classCounts = new Map<number, number>();
  const inputs = createSpread();
  const targets = createSpread();
  const features = Array.from({ length: hasFeatures ? length : 0 }, () => createSpread());
  const prints: { inputs: number[]; targets: number[] } = { inputs: [], targets: [] };
  const breathe = createBreather();
  let repeats = 0;
  for (let from = 0; from < looked; from += blockSize) {
    await breathe();
    const size = Math.min(blockSize, looked - from);
    const indices = Int32Array.from({ length: size }, (_, at) => from + at);
    const numbers = examples.gatherInputs(indices);
    const answers = examples.gatherTargets(indices);
    for (const answer of answers) {
      if (task === 'regression') targets.add(answer);
      else classCounts.set(answer, (classCounts.get(answer) ?? 0) + 1);
    }
    if (isText) continue;
    const bits = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length);
    for (let at = 0; at < size; at += 1) {
      const target = answers[at * (answers.length / size)] ?? 0;
      if (target === prints.targets.at(-1)) repeats += 1;
      prints.inputs.push(fingerprint(bits, at * length, length));
      prints.targets.push(target);
    }
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
    repeats,
  };
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
