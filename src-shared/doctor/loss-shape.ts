import type { Evidence } from './evidence.ts';

/** How a loss curve went, in means over pieces of it. */
export type LossShape = {
  /** Mean over the first few steps, and over the last tenth. */
  readonly first: number;
  readonly last: number;
  /** The means of its tenths, fewer where it is short. */
  readonly tenths: readonly number[];
};

const firstSteps = 3;

/** The shape of a loss curve, what is no number left out; `undefined` where it has fewer than `fewest` numbers. */
export function shapeOfLosses(
  { losses }: Pick<Evidence, 'losses'>,
  fewest = 10,
): LossShape | undefined {
  const values = Array.from(losses).filter(Number.isFinite);
  const { length } = values;
  if (length < fewest) return undefined;
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    meanOf(
      values.slice(Math.floor((tenth * length) / 10), Math.floor(((tenth + 1) * length) / 10)),
    ),
  ).filter(Number.isFinite);
  return {
    first: meanOf(values.slice(0, firstSteps)),
    last: tenths.at(-1) ?? Number.NaN,
    tenths,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The loss of a network that has learned nothing but how often each answer occurs: the entropy of the classes (ln K
 * where all are as frequent), or the variance of the numbers. `undefined` where that is not known.
 */
export function chanceLoss({ spec, facts }: Pick<Evidence, 'spec' | 'facts'>): number | undefined {
  const [output, ...others] = spec.model.outputs;
  if (output === undefined || others.length > 0) return undefined;
  switch (output.loss) {
    case 'sparseCategoricalCrossentropy':
    case 'binaryCrossentropy': {
      const counts = facts?.classes?.filter((count) => count > 0);
      if (counts === undefined || counts.length < 2) return undefined;
      const all = counts.reduce((sum, count) => sum + count, 0);
      return counts.reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0);
    }
    case 'meanSquaredError':
      return facts?.variance;
    case 'maskedCrossentropy':
    case 'regionWordRanking':
    case 'meanAbsoluteError':
    case 'huber':
      return undefined;
  }
}
