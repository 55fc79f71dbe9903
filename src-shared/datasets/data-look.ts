import { z } from 'zod';

import { tokenFactsSchema } from '../tokens/text-unit.ts';
import { tasks } from './describe-data.ts';
import { targetScaleSchema } from './table-pipeline.ts';

/** The smallest and the largest of some numbers, their mean and their standard deviation. */
export const spreadSchema = z.strictObject({
  least: z.number(),
  most: z.number(),
  mean: z.number(),
  deviation: z.number(),
});
export type Spread = z.infer<typeof spreadSchema>;

const count = z.int().min(0);
const twins = z.strictObject({
  count,
  /** The first of them: the example, and an example that holds the very same numbers. */
  first: z.array(z.strictObject({ example: count, same: count })),
});

/** What the steps of a sequence are called. */
export const stepUnits = ['frames', 'steps', 'symbols', 'words', 'pairs', 'characters'] as const;
export type StepUnit = (typeof stepUnits)[number];

/** How long sequences are, and of what. Padding is no part of any of them, and neither are beginning and end. */
const sequenceLookSchema = z.strictObject({
  unit: z.enum(stepUnits),
  /** Places that there are for it: what is shorter is padded. */
  room: count,
  /** Of the training examples; the mean is 0 where there are none. */
  shortest: count,
  longest: count,
  mean: z.number(),
  /** How many examples have from `from` to `to` steps, both included. */
  lengths: z.array(z.strictObject({ from: count, to: count, train: count, validation: count })),
  /** What they are written in; absent where their steps are measurements. */
  symbols: z
    .strictObject({
      /** Different ones that there are numbers for. */
      known: count,
      /** Those of them that occur in the training examples. */
      used: count,
      /** The share of steps whose word has no number of its own, 0 to 1. */
      unknown: z.strictObject({ train: z.number(), validation: z.number() }),
      /** The most frequent ones, how often they occur in either part. */
      frequent: z.array(z.strictObject({ name: z.string(), train: count, validation: count })),
    })
    .optional(),
});
export type SequenceLook = z.infer<typeof sequenceLookSchema>;

/**
 * What there is to see of a data set before anything learns from it. Numbers are those that a network is given:
 * pixels from 0 to 1, cells of a table standardised.
 */
export const dataLookSchema = z.strictObject({
  task: z.enum(tasks),
  /** One example, without a batch axis. */
  inputShape: z.array(z.int().positive()),
  train: count,
  validation: count,
  /** So many examples of each part were looked at, the first ones. */
  looked: z.strictObject({ train: count, validation: count }),
  /** By class number, or by character or token; absent where numbers or sequences are learned. */
  classes: z
    .array(z.strictObject({ name: z.string(), train: count, validation: count }))
    .optional(),
  /** Of a text that is read in tokens. */
  tokens: tokenFactsSchema.optional(),
  /**
   * Of a text, the share of the held-out part that stands word for word in the part to learn from, in stretches of at
   * least so many characters (of tokens, about so many); absent where nothing is held out.
   */
  copied: z.strictObject({ share: z.number().min(0).max(1), least: z.int().positive() }).optional(),
  /** What is read, where it is a sequence of a length of its own; absent for windows of a text. */
  asked: sequenceLookSchema.optional(),
  /** What is to be said, where it is a sequence. */
  answered: sequenceLookSchema.optional(),
  /** What numbers are to be learned from the training examples, in their own units; absent where none are. */
  targets: spreadSchema.optional(),
  /** Over all numbers of all training examples; absent where they stand for symbols. */
  inputs: spreadSchema.optional(),
  /** Each number of an example by itself, where there are at most 64 measurements side by side. */
  features: z.array(spreadSchema.extend({ name: z.string() })).optional(),
  /** What was done to the columns of a table, with the figures of the training part. */
  standardised: z
    .array(z.strictObject({ name: z.string(), mean: z.number(), deviation: z.number() }))
    .optional(),
  /** What was done to the numbers that are to be learned. */
  target: targetScaleSchema.optional(),
  /** Training examples that hold the very same numbers as an earlier one. Not looked for in text. */
  duplicates: twins,
  /** Held-out examples that stand among the training examples as well: `same` is the training example. */
  leaks: twins,
  /** Training examples that hold the same numbers as an earlier one and are to be answered otherwise. */
  contradictions: twins,
  /**
   * The share of training examples whose class is that of the example before it: near the sum of the squared
   * shares where they are mixed, near 1 where they are sorted by class.
   */
  sameAsBefore: z.number().min(0).max(1).optional(),
});
export type DataLook = z.infer<typeof dataLookSchema>;

/** Some examples to be looked at. The numbers stand in the bytes, float32 `[examples.length, ...inputShape]`. */
export const dataPageSchema = z.strictObject({
  /** How many there are to turn over in all, of the class that was asked for. */
  total: count,
  examples: z.array(
    z.strictObject({
      example: count,
      /** The class number, or the number to be learned in its own units; absent where a sequence is. */
      target: z.number().optional(),
      /** `[steps]`: the symbols to be said by number, 0 for padding, where a sequence is. */
      answer: z.array(count).optional(),
      /** What is read in words, where that is a text of a person's own. */
      text: z.string().optional(),
      /** All that is said of a picture, in words. */
      captions: z.array(z.array(z.string())).optional(),
    }),
  ),
  inputShape: z.array(z.int().positive()),
});
export type DataPage = z.infer<typeof dataPageSchema>;

/** Which examples are asked for. */
export const pageRequestSchema = z.strictObject({
  part: z.enum(['train', 'validation']),
  /** Only examples of this class. */
  class: count.optional(),
  from: count,
  count: z.int().min(1).max(120),
});
export type PageRequest = z.infer<typeof pageRequestSchema>;
