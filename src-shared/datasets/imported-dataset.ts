import { z } from 'zod';

import { encodings, pictureFits } from './import-options.ts';
import { sentencesSchema } from './sentences-content.ts';
import { mostClasses, tableTargetSchema } from './table-target.ts';

/** The id of an imported data set: its name in plain letters, and the beginning of its hash. */
export const datasetIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

const shape = z.array(z.int().positive().max(1_000_000_000)).min(1).max(4);
const className = z.string().max(200);
/**
 * What an imported data set asks of a network. It stands in a document beside the set's id, so that the
 * document is checked and compiled where the set is not at hand.
 */
export const importedAsksSchema = z.strictObject({
  name: z.string().max(200),
  /** One example, without the batch axis. */
  inputShape: shape,
  inputNumbers: z.enum(['float', 'integer']),
  task: z.enum(['classification', 'regression', 'next-character', 'captioning']),
  /** `[steps]`: words of a caption at most, the end among them, where captions are asked for. */
  answerShape: shape.optional(),
  /** What the whole numbers of an example stand for, where it is not the classes. */
  symbols: z.array(z.string().max(200)).max(20_000).optional(),
  /** Classes by number, or the vocabulary of a text or of captions. */
  classes: z.array(className).max(65_536).optional(),
});
export type ImportedAsks = z.infer<typeof importedAsksSchema>;

const columnBase = {
  name: z.string().max(200),
  /** Its place in the file, from 0. */
  at: z.int().min(0).max(99_999),
  /** Examples in which its cell was empty. */
  missing: z.int().min(0),
};

/** A column that a network gets to see. */
export const featureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), ...columnBase }),
  /** Becomes one number a value: 1 for the one that stands there, 0 for the others. */
  z.strictObject({
    kind: z.literal('category'),
    ...columnBase,
    values: z.array(className).min(1).max(100),
  }),
]);
export type Feature = z.infer<typeof featureSchema>;

export const ignoredReasons = [
  'constant',
  'too-many-values',
  'empty',
  'asked',
  'beside-text',
] as const;

const tableSchema = z.strictObject({
  kind: z.literal('table'),
  features: z.array(featureSchema).min(1).max(100_000),
  /** Columns that were left out, and why. */
  ignored: z
    .array(z.strictObject({ name: z.string().max(200), why: z.enum(ignoredReasons) }))
    .max(100_000),
  target: tableTargetSchema,
  /** Columns of the file. */
  columns: z.int().min(2).max(100_000),
  /** What stood between whole part and decimals. */
  decimal: z.enum(['.', ',']),
});

/** How every picture became `[height, width, channels]`; the same is done to a picture that is predicted from. */
export const picturePlanSchema = z.strictObject({
  height: z.int().min(1).max(4096),
  width: z.int().min(1).max(4096),
  channels: z.union([z.literal(1), z.literal(3)]),
  fit: z.enum(pictureFits),
});

export type PicturePlan = z.infer<typeof picturePlanSchema>;

/** What had to be done to pictures, counted. */
export const pictureStepsSchema = z.strictObject({
  /** Turned upright as their EXIF data say. */
  turned: z.int().min(0),
  resized: z.int().min(0),
  /** What was transparent lies on white. */
  flattened: z.int().min(0),
  /** 16 bits a channel became 8. */
  narrowed: z.int().min(0),
  /** Colours became grey. */
  greyed: z.int().min(0),
  /** CMYK became red, green and blue. */
  converted: z.int().min(0),
});

export type PictureSteps = z.infer<typeof pictureStepsSchema>;

/** Pictures of other proportions than the plan has, and the share that the most cut of them loses: 0 to 1. */
export const reshapedSchema = z.strictObject({
  count: z.int().positive(),
  lost: z.number().min(0).max(1),
});
export type Reshaped = z.infer<typeof reshapedSchema>;

const picturesSchema = z.strictObject({
  kind: z.literal('images'),
  origin: z.enum(['folders', 'idx', 'cifar']),
  plan: picturePlanSchema,
  classes: z.array(className).min(1).max(mostClasses),
  steps: pictureStepsSchema,
  /** Absent where there are none, and in data sets of older versions. */
  reshaped: reshapedSchema.optional(),
});

const textSchema = z.strictObject({
  kind: z.literal('text'),
  vocabulary: z.array(z.string().min(1).max(2)).min(1).max(65_536),
  /** Of the files that it was made of; absent in data sets of older versions. */
  encodings: z.array(z.enum(encodings)).optional(),
});

/** Files that captions were read from, which are told. */
export const mostCaptionFiles = 32;
/** More different words than these no network here learns to say. */
export const mostCaptionWords = 20_000;
/** Words of a caption at most, the end among them. */
export const mostCaptionSteps = 41;

const captionsSchema = z.strictObject({
  kind: z.literal('captions'),
  origin: z.enum(['coco', 'flickr8k']),
  plan: picturePlanSchema,
  steps: pictureStepsSchema,
  reshaped: reshapedSchema.optional(),
  /** Words by number, the special ones first. */
  vocabulary: z.array(z.string().min(1).max(100)).min(5).max(mostCaptionWords),
  /** Words of the longest caption, the end among them. */
  captionSteps: z.int().min(2).max(mostCaptionSteps),
  /** Captions kept of each picture: those with fewer say them again in turn. */
  captionsPerPicture: z.int().min(1).max(16),
  /** Captions kept in all, none of them twice. */
  captions: z.int().min(1),
});

/** `dataset.json`: what an imported data set is, beside the files with its numbers. */
export const datasetFileSchema = z.strictObject({
  format: z.literal(1),
  id: datasetIdSchema,
  name: z.string().max(200),
  /** The name of the file or folder that it came from. */
  source: z.string().max(500),
  /** Milliseconds since 1970. */
  importedAt: z.number(),
  /** SHA-256 of the numbers and of what is said of them here. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  examples: z.int().min(1),
  /** The first so many are to be learned from and the others to be measured on; absent where a run decides. */
  trainExamples: z.int().min(1).optional(),
  skipped: z.int().min(0),
  /** How many were skipped, by cause. */
  reasons: z.record(z.string().max(64), z.int().min(1)),
  /** The first of those that were skipped, by cause: files by name, rows by line; not in what older versions wrote. */
  named: z.record(z.string().max(64), z.array(z.string().max(300)).max(5)).optional(),
  /** The files that captions were read from, by their names in what was given; absent in sets of older versions. */
  captionFiles: z.array(z.string().max(300)).max(mostCaptionFiles).optional(),
  content: z.discriminatedUnion('kind', [
    tableSchema,
    picturesSchema,
    textSchema,
    captionsSchema,
    sentencesSchema,
  ]),
});
export type DatasetFile = z.infer<typeof datasetFileSchema>;
export type TableContent = z.infer<typeof tableSchema>;
export type PicturesContent = z.infer<typeof picturesSchema>;
export type CaptionsContent = z.infer<typeof captionsSchema>;

/** Numbers that one example of a table becomes. */
export function countInputs(features: readonly Feature[]): number {
  return features.reduce(
    (sum, feature) => sum + (feature.kind === 'number' ? 1 : feature.values.length),
    0,
  );
}

/**
 * What a network must take and answer for a data set.
 * @param window characters in an example of a text
 */
export function asksOf({ name, content }: DatasetFile, window = 64): ImportedAsks {
  switch (content.kind) {
    case 'table': {
      const { features, target } = content;
      return {
        name,
        inputShape: [countInputs(features)],
        inputNumbers: 'float',
        ...(target.kind === 'class'
          ? { task: 'classification', classes: target.classes }
          : { task: 'regression' }),
      };
    }
    case 'images': {
      const { height, width, channels } = content.plan;
      return {
        name,
        inputShape: [height, width, channels],
        inputNumbers: 'float',
        task: 'classification',
        classes: content.classes,
      };
    }
    case 'text':
      return {
        name,
        inputShape: [window],
        inputNumbers: 'integer',
        task: 'next-character',
        classes: content.vocabulary,
      };
    case 'sentences': {
      const { steps, vocabulary, target } = content;
      return {
        name,
        inputShape: [steps],
        inputNumbers: 'integer',
        symbols: vocabulary,
        ...(target.kind === 'class'
          ? { task: 'classification', classes: target.classes }
          : { task: 'regression' }),
      };
    }
    case 'captions': {
      const { height, width, channels } = content.plan;
      return {
        name,
        inputShape: [height, width, channels],
        inputNumbers: 'float',
        task: 'captioning',
        answerShape: [content.captionSteps],
        classes: content.vocabulary,
      };
    }
  }
}
