import type { Shape } from '../graph/shape.ts';
import type { TokenPlan } from '../tokens/text-unit.ts';
import type { DataDescription } from './describe-data.ts';
import type { ImportedAsks } from './imported-dataset.ts';

/**
 * What an imported data set asks of a network, from what the document says of it.
 * @param plan how a text is read in tokens, of which there are as many as are wanted; by characters where there is none
 */
export function describeImported(asks: ImportedAsks, plan?: TokenPlan): DataDescription {
  const { inputShape, inputNumbers, task, answerShape, symbols, classes } = asks;
  if (task === 'next-character' && plan !== undefined) {
    return { inputShape, inputNumbers, outputShape: [...inputShape, plan.size], task };
  }
  return {
    inputShape,
    inputNumbers,
    outputShape: outputShapeOf(asks),
    task,
    ...(answerShape && { answerShape }),
    ...(symbols && { symbols }),
    ...(classes && { classes }),
  };
}

function outputShapeOf({ task, inputShape, answerShape = [], classes = [] }: ImportedAsks): Shape {
  switch (task) {
    case 'regression':
      return [1];
    case 'classification':
      return [classes.length === 2 ? 1 : classes.length];
    case 'next-character':
      return [...inputShape, classes.length];
    case 'captioning':
      return [...answerShape, classes.length];
  }
}
