import type { CaptionFault } from '../../src-shared/datasets/scenes/judge-caption.ts';
import type { Scene } from '../../src-shared/datasets/scenes/scene.ts';
import type { PicturePlan } from '../../src-shared/datasets/imported-dataset.ts';
import type { TablePipeline, TargetScale } from '../../src-shared/datasets/table-pipeline.ts';
import type { Task } from '../../src-shared/datasets/describe-data.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';
import type { NumberKind } from '../../src-shared/layers/define-layer.ts';
import type { SentenceUnit } from '../../src-shared/sentences/sentence-units.ts';
import type { TextTokens } from '../../src-shared/tokens/text-unit.ts';
import type { ResidentExamples } from './resident-examples.ts';

/** Some examples of a data set, numbered from 0. Reading them never changes them. */
export type Examples = {
  readonly count: number;
  /**
   * The inputs of these examples as one flat array `[indices, ...inputShape]`: float32 measurements
   * (pixels as pixel / 255, 0 to 1), or int32 indices into the vocabulary. Throws a `RangeError` for an
   * index outside `[0, count)`.
   */
  readonly gatherInputs: (indices: Int32Array) => Float32Array | Int32Array;
  /**
   * What they should answer, flat `[indices, ...targetShape]`: int32 class numbers (0 and 1 where there
   * are two, whatever the loss), or float32 numbers for regression.
   */
  readonly gatherTargets: (indices: Int32Array) => Int32Array | Float32Array;
  /**
   * The examples as epoch `epoch` (0, 1, ...) sees them; `count` stays. Text moves its windows by an
   * offset that follows from the data set's seed and the epoch alone, so that a resumed run sees the same;
   * all other data is the same in every epoch.
   */
  readonly forEpoch: (epoch: number) => Examples;
  /** The numbers themselves, where all of them are in memory; the same in every epoch but for the places. */
  readonly resident?: ResidentExamples;
};

/** A text as numbers of its characters or tokens. */
export type TextParts = {
  readonly train: Uint16Array<ArrayBuffer>;
  /** Every one but the first is one that the network is asked for. */
  readonly heldOut: Uint16Array<ArrayBuffer>;
};

/** What a run learns from and is measured on. Shapes are without the batch axis. */
export type Dataset = {
  readonly inputShape: Shape;
  readonly inputNumbers: NumberKind;
  readonly task: Task;
  /** The classes' names by number. */
  readonly classes?: readonly string[];
  /** The characters or tokens by number, where the inputs are text. */
  readonly vocabulary?: readonly string[];
  /** What is known of the tokens, where the text is read in others than characters. */
  readonly tokens?: TextTokens;
  /** The text itself, where all of its first part is learnt from and its last is held out. */
  readonly text?: TextParts;
  /** Of a text that is read in words, what stands in front of each of them in its two parts, as in the file. */
  readonly blanks?: { readonly train: readonly string[]; readonly heldOut: readonly string[] };
  /** What the whole numbers of an example stand for, where answers are sequences of classes. */
  readonly symbols?: readonly string[];
  /** What texts were read in, where the examples are texts of a person's own. */
  readonly sentenceUnit?: SentenceUnit;
  /** `[]` for one class number, `[window]` for the next character at every place, `[steps]` for a sequence. */
  readonly targetShape: Shape;
  /** SHA-256 of the content (inputs and targets, not how they are split), 64 hex digits. */
  readonly hash: string;
  /** What was done to the cells, where the examples are rows of a table. */
  readonly table?: TablePipeline;
  /** What was done to the numbers that are to be learned, where anything was. */
  readonly target?: TargetScale;
  /** What was done to pictures of a person's own. */
  readonly pictures?: PicturePlan;
  /**
   * What is wrong with a sentence about a held-out example, where it is known what that shows. Here and below held-out
   * examples are those of `heldOutExamples`.
   */
  readonly findCaptionFault?: (
    heldOut: number,
    words: readonly string[],
  ) => CaptionFault | undefined;
  /** What a held-out picture shows, where it was drawn from that. */
  readonly findScene?: (heldOut: number) => Scene | undefined;
  /** What the data say of a held-out picture, in words, where they say anything. */
  readonly captionsOf?: (heldOut: number) => readonly (readonly string[])[];
  /** The same of a picture to learn from. */
  readonly trainCaptionsOf?: (example: number) => readonly (readonly string[])[];
  readonly train: Examples;
  /**
   * In how many parallel streams the training examples lie, where they do: example n goes on where example
   * n − streams ended, so that they are only to be taken in order.
   */
  readonly streams?: number;
  /** Held out; `count` may be 0. */
  readonly validation: Examples;
};
