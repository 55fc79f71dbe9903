import type { DataLook, SequenceLook, StepUnit } from '../../src-shared/datasets/data-look.ts';
import { specialWords } from '../../src-shared/datasets/caption-words.ts';
import type { Dataset } from './dataset.ts';

/** Of symbols so many are named, the most frequent ones. */
const mostNamed = 60;
/** Bars of a histogram of lengths at most. */
const mostBars = 24;
const unknownWord = '<unk>';
const special: ReadonlySet<string> = new Set(specialWords);

/** How a sequence of an example is written. */
type Writing = {
  readonly unit: StepUnit;
  readonly room: number;
  /** Names of the symbols by number, 0 being padding; absent where a step is `width` measurements. */
  readonly symbols?: readonly string[];
  readonly width: number;
};

/** What the examples of a data set read and say as sequences, as far as they do. */
export type Writings = {
  readonly asked: Writing | undefined;
  readonly answered: Writing | undefined;
};

/** Counted over the examples of one part. */
export type SequenceCounts = {
  /** How many sequences are of a length. */
  readonly lengths: Map<number, number>;
  /** How often a symbol occurs. */
  readonly symbols: Map<number, number>;
};

export function writingsOf({
  task,
  inputShape,
  inputNumbers,
  targetShape,
  symbols,
  sentenceUnit,
  classes,
  vocabulary,
}: Dataset): Writings {
  const [room = 1, width = 1] = inputShape;
  return { asked: askedWriting(), answered: answeredWriting() };

  function askedWriting(): Writing | undefined {
    if (inputNumbers === 'integer' && symbols !== undefined) {
      return { unit: sentenceUnit ?? 'symbols', room, symbols, width: 1 };
    }
    // Numbers along time, and frames of a film.
    if (inputShape.length === 2) return { unit: 'steps', room, width };
    const frame = inputShape.slice(1).reduce((product, size) => product * size, 1);
    return inputShape.length === 4 ? { unit: 'frames', room, width: frame } : undefined;
  }
  function answeredWriting(): Writing | undefined {
    const [steps = 1] = targetShape;
    if (task === 'sequence') {
      return { unit: 'symbols', room: steps, symbols: classes ?? [], width: 1 };
    }
    if (task !== 'captioning') return undefined;
    return { unit: 'words', room: steps, symbols: vocabulary ?? [], width: 1 };
  }
}

/** Adds sequences `[count, room, width]` to the counts. */
export function countSequences(
  counts: SequenceCounts,
  { symbols, room, width }: Writing,
  numbers: ArrayLike<number>,
): void {
  const size = room * width;
  for (let from = 0; from + size <= numbers.length; from += size) {
    let length = 0;
    for (let step = 0; step < room; step += 1) {
      const at = from + step * width;
      if (symbols === undefined) {
        if (isPadding(numbers, at, width)) continue;
      } else {
        const symbol = numbers[at] ?? 0;
        const name = symbols[symbol] ?? unknownWord;
        if (special.has(name) && name !== unknownWord) continue;
        counts.symbols.set(symbol, (counts.symbols.get(symbol) ?? 0) + 1);
      }
      length += 1;
    }
    counts.lengths.set(length, (counts.lengths.get(length) ?? 0) + 1);
  }
}

function isPadding(numbers: ArrayLike<number>, from: number, width: number): boolean {
  for (let at = from; at < from + width; at += 1) if (numbers[at] !== 0) return false;
  return true;
}

/** What was counted of both parts. */
export function describeSequenceCounts(
  { unit, room, symbols }: Writing,
  train: SequenceCounts,
  validation: SequenceCounts,
): SequenceLook {
  const own = [...train.lengths.keys()];
  const count = sumOf(train.lengths.values());
  const steps = [...train.lengths].reduce((sum, [length, times]) => sum + length * times, 0);
  return {
    ...{ unit, room },
    shortest: own.length === 0 ? 0 : Math.min(...own),
    longest: Math.max(0, ...own),
    mean: count === 0 ? 0 : steps / count,
    lengths: histogram(train.lengths, validation.lengths),
    ...(symbols && { symbols: describeSymbols(symbols, train.symbols, validation.symbols) }),
  };
}

/** Bars of one width, at most `mostBars`, from the shortest of either part to the longest. */
function histogram(
  train: SequenceCounts['lengths'],
  validation: SequenceCounts['lengths'],
): SequenceLook['lengths'] {
  const all = [...train.keys(), ...validation.keys()];
  if (all.length === 0) return [];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const width = Math.ceil((most - least + 1) / mostBars);
  return Array.from({ length: Math.ceil((most - least + 1) / width) }, (_, bar) => {
    const from = least + bar * width;
    const to = Math.min(most, from + width - 1);
    const within = (lengths: SequenceCounts['lengths']): number =>
      sumOf([...lengths].map(([length, times]) => (length >= from && length <= to ? times : 0)));
    return { from, to, train: within(train), validation: within(validation) };
  });
}

function describeSymbols(
  names: readonly string[],
  train: SequenceCounts['symbols'],
  validation: SequenceCounts['symbols'],
): NonNullable<SequenceLook['symbols']> {
  const unknown = names.indexOf(unknownWord);
  const shareOf = (counts: SequenceCounts['symbols']): number =>
    (counts.get(unknown) ?? 0) / Math.max(1, sumOf(counts.values()));
  const known = names.flatMap((name, symbol) =>
    special.has(name)
      ? []
      : [{ name, train: train.get(symbol) ?? 0, validation: validation.get(symbol) ?? 0 }],
  );
  return {
    known: known.length,
    used: known.filter((one) => one.train > 0).length,
    unknown: { train: shareOf(train), validation: shareOf(validation) },
    frequent: known.toSorted((a, b) => b.train - a.train).slice(0, mostNamed),
  };
}

/** What the examples read and say, from the counts of both parts. */
export function describeWritings(
  { asked, answered }: Writings,
  train: Readonly<Record<keyof Writings, SequenceCounts>>,
  validation: Readonly<Record<keyof Writings, SequenceCounts>>,
): Pick<DataLook, 'asked' | 'answered'> {
  return {
    ...(asked && { asked: describeSequenceCounts(asked, train.asked, validation.asked) }),
    ...(answered && {
      answered: describeSequenceCounts(answered, train.answered, validation.answered),
    }),
  };
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
