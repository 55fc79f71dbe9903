import type { Shape } from '../graph/shape.ts';
import type { DataDescription } from './describe-data.ts';
import type { ImportedAsks } from './imported-dataset.ts';

/**
 * What an imported data set asks of a network, from what the document says of it.
 * @param tokens how many there are of a text that is read in tokens; absent where that is by characters
 */
export function describeImported(asks: ImportedAsks, tokens?: number): DataDescription {
  const { inputShape, inputNumbers, task, answerShape, symbols, classes } = asks;
  if (task === 'next-character' && tokens !== undefined) {
    return { inputShape, inputNumbers, outputShape: [...inputShape, tokens], task };
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
