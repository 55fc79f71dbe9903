import type { DataSource } from '../document/document.ts';
import { isSameShape, type Shape } from '../graph/shape.ts';
import type { NumberKind } from '../layers/define-layer.ts';
import { digits, iris, type CatalogueEntry } from './catalogue.ts';
import { drawnClasses } from './drawn.ts';
import { describeImported } from './describe-imported.ts';
import { describeText } from './describe-text.ts';
import { sceneShape } from './scenes/scene.ts';
import { describeSequences } from './sequences/describe-sequences.ts';
import { captionStepsOf, sceneVocabulary } from './scenes/scene-vocabulary.ts';
import { shapePictures } from './shape-pictures.ts';

/**
 * What is asked of a network: a class, numbers, the next character at every place, a sentence about a picture, or a
 * sequence of symbols.
 */
export const tasks = [
  'classification',
  'regression',
  'next-character',
  'captioning',
  'sequence',
] as const;
export type Task = (typeof tasks)[number];

/** What a data set asks of a network, known without loading it. Shapes are without the batch axis. */
export type DataDescription = {
  /** One example: `[28, 28, 1]` for a digit, `[2]` for a point, `[window]` for characters. */
  readonly inputShape: Shape;
  /** Characters are indices into the vocabulary; all else are measurements. */
  readonly inputNumbers: NumberKind;
  /** The answer so far as a network reads it beside the example, `[steps]` words by number, where it says several. */
  readonly answerShape?: Shape;
  /**
   * What the last layer has to give: `[classes]`, `[window, vocabulary]` for characters and words, and `[1]` for two
   * classes, where the one number is the probability of class 1.
   */
  readonly outputShape: Shape;
  readonly task: Task;
  /** The classes' names by number; for text, the vocabulary; for sequences, the symbols of an answer. */
  readonly classes?: readonly string[];
  /** What the whole numbers of an example stand for, where it is not the classes. */
  readonly symbols?: readonly string[];
};

/** The names of the two classes of points, by number. */
export const pointClasses: readonly string[] = ['0', '1'];

const described = new WeakMap<DataSource, DataDescription>();

/**
 * What `source` asks of a network; `undefined` where that is not known from the document alone (an `imported`
 * one that does not say, `none`) or where there is nothing to learn (a text without characters, fewer than two drawn points). Remembered per source, since
 * sources never change and a text may be long.
 */
export function describeData(source: DataSource): DataDescription | undefined {
  const known = described.get(source);
  if (known !== undefined) return known;
  const description = describe(source);
  if (description !== undefined) described.set(source, description);
  return description;
}

function describe(source: DataSource): DataDescription | undefined {
  switch (source.kind) {
    case 'digits':
      return describeClasses(digits);
    case 'iris':
      return describeClasses(iris);
    case 'shapes':
      return describeClasses(shapePictures);
    case 'scenes': {
      const { frames = 1 } = source;
      const vocabulary = sceneVocabulary(source.language, frames);
      const steps = captionStepsOf(frames);
      return {
        inputShape: sceneShape(frames),
        inputNumbers: 'float',
        answerShape: [steps],
        outputShape: [steps, vocabulary.length],
        task: 'captioning',
        classes: vocabulary,
      };
    }
    case 'sequences':
      return describeSequences(source);
    case 'points':
      return {
        inputShape: [2],
        inputNumbers: 'float',
        outputShape: [1],
        task: 'classification',
        classes: pointClasses,
      };
    case 'drawn': {
      if (source.points.length < 2) return undefined;
      const classes = drawnClasses(source.points);
      const outputShape = [classes.length === 2 ? 1 : classes.length];
      return {
        inputShape: [2],
        inputNumbers: 'float',
        outputShape,
        task: 'classification',
        classes,
      };
    }
    case 'curve':
      return { inputShape: [1], inputNumbers: 'float', outputShape: [1], task: 'regression' };
    case 'text': {
      const { vocabulary } = describeText(source);
      if (vocabulary.length === 0) return undefined;
      return {
        inputShape: [source.window],
        inputNumbers: 'integer',
        outputShape: [source.window, vocabulary.length],
        task: 'next-character',
        classes: vocabulary,
      };
    }
    case 'imported':
      return source.asks && describeImported(source.asks);
    case 'none':
      return undefined;
  }
}

/** Measurements of one shape, each of one of several classes. */
function describeClasses({
  sampleShape,
  classes,
}: Pick<CatalogueEntry, 'sampleShape' | 'classes'>): DataDescription {
  return {
    inputShape: sampleShape,
    inputNumbers: 'float',
    outputShape: [classes.length],
    task: 'classification',
    classes,
  };
}

/**
 * Whether a network that ends in `outputShape` can answer what the data asks. Two classes may be one
 * probability (`[1]`, binary cross-entropy) or two (`[2]`, categorical).
 */
export function answersData(description: DataDescription, outputShape: Shape): boolean {
  if (isSameShape(description.outputShape, outputShape)) return true;
  const classCount = description.classes?.length ?? 0;
  return (
    description.task === 'classification' &&
    classCount === 2 &&
    (isSameShape(outputShape, [1]) || isSameShape(outputShape, [2]))
  );
}
