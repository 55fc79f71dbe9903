import { z } from 'zod';

import { datasetIdSchema, importedAsksSchema } from '../datasets/imported-dataset.ts';
import { captionLanguages } from '../datasets/scenes/lexicon.ts';
import { curveNames } from '../datasets/curves.ts';
import { drawnCurveSchema, drawnPointSchema, mostDrawnPoints } from '../datasets/drawn.ts';
import { sequencesSourceSchema } from '../datasets/sequences/sequences-source.ts';
import type { Graph } from '../graph/graph.ts';
import { readingFields } from '../tokens/text-unit.ts';
import { augmentationSchema } from './augmentation.ts';
import {
  clippingSchema,
  earlyStoppingSchema,
  noClipping,
  noEarlyStopping,
  noRegularisation,
  regularisationSchema,
} from './restraints.ts';
import { initialScheduleSettings, schedules, scheduleSettingsSchema } from './schedule.ts';

/** Where the examples come from. Only data and settings, never a path or an address: those belong to a run. */
export const dataSourceSchema = z.discriminatedUnion('kind', [
  /** The 10,000 MNIST digits that ship with the program: `[28, 28, 1]`, 10 classes. */
  z.strictObject({ kind: z.literal('digits') }),
  /** The 150 flowers of Iris, which ship with the program: `[4]` lengths in cm, 3 kinds. */
  z.strictObject({ kind: z.literal('iris') }),
  /** Pictures of coloured shapes: `[32, 32, 3]`, 10 classes. */
  z.strictObject({
    kind: z.literal('shapes'),
    count: z.int().min(10).max(20_000),
    /** Everything about them follows from it. */
    seed: z.int().min(0).max(4_294_967_295),
  }),
  /** Pictures of scenes with sentences about them: `[48, 48, 3]` in, up to 14 words out; of two frames, see below. */
  z.strictObject({
    kind: z.literal('scenes'),
    count: z.int().min(10).max(50_000),
    /** What the scenes are, how they are drawn and what is said of them follow from it. */
    seed: z.int().min(0).max(4_294_967_295),
    language: z.enum(captionLanguages),
    /** Each scene is seen twice and something happens in between: `[48, 48, 6]` in, up to 18 words out. Once where absent. */
    frames: z.literal(2).optional(),
  }),
  /** Sequences in and out, to be told apart, added up, spelled out, repeated or continued. */
  sequencesSourceSchema,
  /** Points of the plane in two classes: `[2]`. */
  z.strictObject({
    kind: z.literal('points'),
    pattern: z.enum(['circle', 'xor', 'gauss', 'spiral', 'moons']),
    count: z.int().min(10).max(100_000),
    /** Standard deviation of the noise, in units of the plane. */
    noise: z.number().min(0).max(2),
  }),
  /** Points of the plane that were drawn by hand, with their classes: `[2]`. Which are held out follows from the run's seed. */
  z.strictObject({
    kind: z.literal('drawn'),
    points: z.array(drawnPointSchema).max(mostDrawnPoints),
  }),
  /** Points of a curve: `[1]` in, `[1]` out. Those held out are drawn apart, whatever `validationShare` says. */
  z.strictObject({
    kind: z.literal('curve'),
    curve: z.enum(curveNames),
    /** What was drawn by hand instead: the values at evenly spaced places of the curve's domain. */
    drawn: drawnCurveSchema.optional(),
    /** Points to learn from, and points to be measured on. */
    count: z.int().min(2).max(100_000),
    heldOut: z.int().min(0).max(100_000),
    /** Standard deviation of the noise in what the points say, of both kinds of points. */
    noise: z.number().min(0).max(2),
    /** Where the points lie and what the noise is follow from it. */
    seed: z.int().min(0).max(4_294_967_295),
  }),
  /** Characters or tokens to be continued: `[window]` indices in, the next one of each out. */
  z.strictObject({
    kind: z.literal('text'),
    /** `novel` is Moby-Dick, which ships with the program. */
    corpus: z.enum(['hello', 'novel', 'own']),
    /** The user's own text where `corpus` is `own`; empty otherwise. At most 16 MiB. */
    text: z.string().max(16 * 1024 * 1024),
    /** Characters or tokens in a training example. */
    window: z.int().min(2).max(1024),
    ...readingFields,
  }),
  /** A data set that was brought in and is kept by the host under this id, and what it asks of a network. */
  z.strictObject({
    kind: z.literal('imported'),
    id: datasetIdSchema,
    asks: importedAsksSchema.optional(),
    /** Of a text. */
    ...readingFields,
  }),
  /** Nothing to train on: the network is only counted. */
  z.strictObject({ kind: z.literal('none') }),
]);
export type DataSource = z.infer<typeof dataSourceSchema>;

export const dataSettingsSchema = z.strictObject({
  source: dataSourceSchema,
  /** Share of the examples that is held out, stratified by class. */
  validationShare: z.number().min(0).max(0.9),
  /** So many of the training examples at most, drawn by the run's seed, of every class as many as of it there are. */
  trainLimit: z.int().min(1).max(100_000_000).optional(),
  /** Whether the numbers of an imported table are standardised; they are where it is absent. */
  standardise: z.boolean().optional(),
  /** Whether the numbers that an imported table is to be answered with are; they are not where it is absent. */
  standardiseTarget: z.boolean().optional(),
  /** How training pictures are changed at random; not at all where absent. */
  augmentation: augmentationSchema.optional(),
});
export type DataSettings = z.infer<typeof dataSettingsSchema>;

const learningRate = z.number().positive().max(10);
const decay = z.number().min(0).max(0.9999);
/** Source: Keras API, Optimizers. */
export const optimizerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sgd'), learningRate }),
  z.strictObject({ type: z.literal('momentum'), learningRate, momentum: decay }),
  z.strictObject({ type: z.literal('rmsprop'), learningRate, rho: decay }),
  z.strictObject({ type: z.literal('adam'), learningRate, beta1: decay, beta2: decay }),
  z.strictObject({
    type: z.literal('adamw'),
    learningRate,
    beta1: decay,
    beta2: decay,
    /** Decoupled, per step: w ← w − learningRate · weightDecay · w. */
    weightDecay: z.number().min(0).max(1),
  }),
]);
export type OptimizerSettings = z.infer<typeof optimizerSchema>;

/** What came after the first version of the file is absent in older ones, and then as it is at first. */
export const trainingSettingsSchema = z.strictObject({
  optimizer: optimizerSchema,
  schedule: z.enum(schedules),
  scheduleSettings: scheduleSettingsSchema.default(initialScheduleSettings),
  regularisation: regularisationSchema.default(noRegularisation),
  clipping: clippingSchema.default(noClipping),
  earlyStopping: earlyStoppingSchema.default(noEarlyStopping),
  /** Whether every epoch sees the examples in another order; else all see them as they are kept. */
  shuffle: z.boolean().default(true),
  /** Whether every class comes equally often in an epoch, however often it occurs; the rare ones are repeated. */
  balanceClasses: z.boolean().default(false),
  /** Examples in one step. */
  batchSize: z.int().min(1).max(65_536),
  epochs: z.int().min(1).max(100_000),
  /** Everything random in a run follows from it. */
  seed: z.int().min(0).max(4_294_967_295),
  checkpointEverySeconds: z.number().min(1).max(3600),
});
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

/** One of the document's networks. */
export type Network = { readonly id: string; readonly name: string; readonly graph: Graph };

/** What a `.lienzo` file holds. An immutable value: every command makes a new one. */
export type Document = {
  readonly title: string;
  readonly networks: readonly Network[];
  readonly data: DataSettings;
  readonly training: TrainingSettings;
};
