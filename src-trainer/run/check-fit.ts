import { formatShape, isSameShape } from '../../src-shared/graph/shape.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { ModelSpec } from '../../src-shared/spec/run-spec.ts';
import { isAnswerSoFar } from '../model/feed-inputs.ts';
import type { Dataset } from '../datasets/dataset.ts';

/** How many classes a network tells apart: 2 where it ends in one probability. */
export function classCountOf(spec: ModelSpec): number | undefined {
  const [output] = spec.outputs;
  const units = output?.shape.at(-1);
  switch (output?.loss) {
    case 'sparseCategoricalCrossentropy':
    case 'maskedCrossentropy':
      return units;
    case 'binaryCrossentropy':
      return units === 1 ? 2 : units;
    case 'regionWordRanking':
    case 'meanSquaredError':
    case 'meanAbsoluteError':
    case 'huber':
    case undefined:
      return undefined;
  }
}

/**
 * Refuses data that the network cannot take: `data-unfit-network` where the examples have another shape,
 * `data-unfit-vocabulary` where the text has more or fewer characters than the network tells apart. A spec
 * is compiled for its own data; this is about a user's file in its place.
 */
export function checkFit(
  spec: ModelSpec,
  dataset: Pick<Dataset, 'inputShape' | 'inputNumbers' | 'targetShape' | 'vocabulary'>,
): void {
  for (const input of spec.inputs) {
    const isAnswer = isAnswerSoFar(spec, input);
    const dataShape = isAnswer ? dataset.targetShape : dataset.inputShape;
    const dataNumbers = isAnswer ? 'integer' : dataset.inputNumbers;
    if (isSameShape(input.shape, dataShape) && input.numbers === dataNumbers) continue;
    throw new ProblemError('data-unfit-network', {
      dataShape: formatShape(dataShape),
      networkShape: formatShape(input.shape),
    });
  }
  const known = classCountOf(spec);
  const present = dataset.vocabulary?.length;
  if (present !== undefined && known !== undefined && present !== known) {
    throw new ProblemError('data-unfit-vocabulary', { present, known });
  }
}
