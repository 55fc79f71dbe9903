import { formatShape, isSameShape, type Shape } from '../../src-shared/graph/shape.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset } from './dataset.ts';

/** What a network takes and gives, without the batch axis. */
export type NetworkEnds = { readonly inputShape: Shape; readonly outputShape: Shape };

/**
 * Holds what was loaded against the network that is to learn from it: the document was compiled for its own
 * data, and the user may have named others. Throws `data-shape-differs`, `data-classes-differ` or
 * `data-vocabulary-differs`.
 */
export function checkFit(
  data: Pick<Dataset, 'inputShape' | 'task' | 'classes'>,
  { inputShape, outputShape }: NetworkEnds,
): void {
  if (!isSameShape(data.inputShape, inputShape)) {
    const found = formatShape(data.inputShape);
    throw new ProblemError('data-shape-differs', { found, expected: formatShape(inputShape) });
  }
  const found = data.classes?.length ?? 0;
  const expected = outputShape.at(-1) ?? 0;
  if (data.task === 'regression' || found === expected) return;
  if (data.task === 'next-character') {
    throw new ProblemError('data-vocabulary-differs', { found, expected });
  }
  // Two classes may be one probability.
  if (found === 2 && expected === 1) return;
  throw new ProblemError('data-classes-differ', { found, expected });
}
