import type { LossName } from '../../../src-shared/spec/loss-names.ts';

/**
 * A loss's mean over all answers in double precision, from what a network said, flat `[rows, columns]`, and
 * what it should have said: class numbers `[rows]`, or numbers `[rows, columns]`.
 */
export function referenceLoss(
  loss: LossName,
  said: ArrayLike<number>,
  columns: number,
  targets: ArrayLike<number>,
): number {
  if (loss === 'sparseCategoricalCrossentropy') {
    return mean(targets.length, (row) => -Math.log(said[row * columns + targets[row]!]!));
  }
  const isByClass = targets.length < said.length;
  const wanted = (at: number): number =>
    isByClass ? Number(targets[Math.floor(at / columns)] === at % columns) : targets[at]!;
  return mean(said.length, (at) => lossOfOne(loss, said[at]!, wanted(at)));
}

function lossOfOne(
  loss: Exclude<LossName, 'sparseCategoricalCrossentropy'>,
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
