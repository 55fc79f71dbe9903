import type { DataSource } from '../document/document.ts';
import { isSameShape, type Shape } from '../graph/shape.ts';
import { expectedTokens, tokenPlanOf } from '../tokens/text-unit.ts';
import type { NumberKind } from '../layers/define-layer.ts';
import { digits, iris, type CatalogueEntry } from './catalogue.ts';
import { drawnClasses } from './drawn.ts';
import { describeImported } from './describe-imported.ts';
import { describeText, describeTokens, type TextSource } from './describe-text.ts';
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
  /**
   * The classes' names by number; for text, the vocabulary, where it is known; for sequences, the symbols of an answer.
   */
  readonly classes?: readonly string[];
  /** What the whole numbers of an example stand for, where it is not the classes. */
  readonly symbols?: readonly string[];
};

/** The names of the two classes of points, by number. */
export const pointClasses: readonly string[] = ['0', '1'];

const described = new WeakMap<DataSource, Map<number, DataDescription>>();

/**
 * What `source` asks of a network; `undefined` where that is not known from the document alone (an `imported`
 * one that does not say, `none`) or where there is nothing to learn (a text without characters, fewer than two drawn points). Remembered per source, since
 * sources never change and a text may be long.
 * @param validationShare is held out: which tokens a text of a person's own has hangs on what is left
 */
export function describeData(source: DataSource, validationShare = 0): DataDescription | undefined {
  const ofSource = described.get(source) ?? new Map<number, DataDescription>();
  described.set(source, ofSource);
  const share = source.kind === 'text' && tokenPlanOf(source) ? validationShare : 0;
  const known = ofSource.get(share);
  if (known !== undefined) return known;
  const description = describe(source, share);
  if (description !== undefined) ofSource.set(share, description);
  return description;
}

function describe(source: DataSource, validationShare: number): DataDescription | undefined {
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
    case 'text':
      return describeTextTask(source, validationShare);
    case 'imported': {
      const plan = tokenPlanOf(source);
      const tokens = plan && expectedTokens(plan, source.counted);
      return source.asks && describeImported(source.asks, tokens);
    }
    case 'none':
      return undefined;
  }
}

/** A text to be continued, by its characters or in tokens. */
function describeTextTask(
  source: TextSource,
  validationShare: number,
): DataDescription | undefined {
  const { window } = source;
  const plan = tokenPlanOf(source);
  const found = plan && describeTokens(source, plan, validationShare);
  const vocabulary = plan === undefined ? describeText(source).vocabulary : found?.vocabulary;
  const count = found?.count ?? vocabulary?.length ?? 0;
  if (count === 0) return undefined;
  return {
    inputShape: [window],
    inputNumbers: 'integer',
    outputShape: [window, count],
    task: 'next-character',
    ...(vocabulary && { classes: vocabulary }),
  };
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
