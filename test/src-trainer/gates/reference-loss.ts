import type { LossName } from '../../../src-shared/spec/loss-names.ts';

/**
 * A loss's mean over all answers in double precision, from what a network said, flat `[rows, columns]`, and
 * what it should have said: class numbers `[rows]`, or numbers `[rows, columns]`.
 *
 * @param steps rows of one example
 * @param mask 0 at the rows that do not count; every example counts alike
 */
export function referenceLoss(
  loss: LossName,
  said: ArrayLike<number>,
  columns: number,
  targets: ArrayLike<number>,
  steps: number,
  mask?: ArrayLike<number>,
): number {
  if (loss === 'regionWordRanking') throw new RangeError(`${loss} is of whole batches`);
  if (loss === 'maskedCrossentropy') return ofCaptions(said, columns, targets, steps);
  if (mask !== undefined) {
    const width = targets.length / mask.length;
    return mean(mask.length / steps, (example) => {
      const rows = Array.from({ length: steps }, (_, step) => example * steps + step);
      const counted = rows.filter((row) => mask[row] !== 0);
      if (counted.length === 0) return 0;
      return mean(counted.length, (at) => {
        const row = counted[at]!;
        const answer = Array.from(
          { length: columns },
          (_, column) => said[row * columns + column]!,
        );
        const wanted = Array.from({ length: width }, (_, place) => targets[row * width + place]!);
        return referenceLoss(loss, answer, columns, wanted, 1);
      });
    });
  }
  if (loss === 'sparseCategoricalCrossentropy') {
    return mean(targets.length, (row) => -Math.log(said[row * columns + targets[row]!]!));
  }
  const isByClass = targets.length < said.length;
  const wanted = (at: number): number =>
    isByClass ? Number(targets[Math.floor(at / columns)] === at % columns) : targets[at]!;
  return mean(said.length, (at) => lossOfOne(loss, said[at]!, wanted(at)));
}

/** The mean over captions of the mean over their words; 0 is padding. */
function ofCaptions(
  said: ArrayLike<number>,
  columns: number,
  targets: ArrayLike<number>,
  steps: number,
): number {
  return mean(targets.length / steps, (caption) => {
    const rows = Array.from({ length: steps }, (_, step) => caption * steps + step);
    const words = rows.filter((row) => targets[row] !== 0);
    if (words.length === 0) return 0;
    return mean(words.length, (at) => {
      const row = words[at]!;
      return -Math.log(said[row * columns + targets[row]!]!);
    });
  });
}

function lossOfOne(
  loss: Exclude<
    LossName,
    'sparseCategoricalCrossentropy' | 'maskedCrossentropy' | 'regionWordRanking'
  >,
  said: number,
  wanted: number,
): number {
  const error = Math.abs(said - wanted);
  switch (loss) {
    case 'binaryCrossentropy':
      return -wanted * Math.log(said) - (1 - wanted) * Math.log(1 - said);
    case 'meanSquaredError':
      return error ** 2;
    case 'meanAbsoluteError':
      return error;
    case 'huber':
      return error <= 1 ? error ** 2 / 2 : error - 0.5;
  }
}

function mean(count: number, of: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += of(index);
  return sum / count;
}
