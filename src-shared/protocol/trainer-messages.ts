import { z } from 'zod';

import { alignmentFiguresSchema, captionEvaluationSchema } from '../captioning/figures.ts';
import {
  captionAnswers,
  galleryAskedSchema,
  neighboursAskedSchema,
  ranksAskedSchema,
  regionsAskedSchema,
} from './caption-methods.ts';
import { engineIdSchema, engineRequestSchema, nvidiaCardSchema } from './engine.ts';
import { landscapeAskedSchema, landscapeCentreSchema, landscapeRowSchema } from './landscape.ts';
import { probeFrameSchema, probeSchema } from './probe.ts';
import { problemSchema } from './problem-schema.ts';
import { refusedInputsSchema } from './refused-inputs.ts';
import {
  ratePassesSchema,
  rateSearchSchema,
  rateStepsEventSchema,
  searchIdSchema,
} from './rate-search.ts';
import { runEventSchema } from './run-events.ts';
import { checkpointChoices } from '../runs/checkpoint-choice.ts';
import { epochsSchema, wantedChangesSchema } from '../spec/live-changes.ts';
import { ratePlanSchema } from '../spec/rate-plan.ts';
import { dataLookSchema, dataPageSchema, pageRequestSchema } from '../datasets/data-look.ts';
import { dataSettingsSchema } from '../document/document.ts';
import { runSpecSchema } from '../spec/run-spec-schema.ts';

/** Rises with every change that an older end would misread; the two ends refuse each other where it differs. */
export const protocolVersion = 1;

const requestId = z.int().min(0);
const runId = z.string().min(1).max(64);
const path = z.string().min(1).max(4096);
/** A network that is looked at: the untrained one of a spec, or a run's at its last checkpoint or one of its stages. */
const looked = {
  requestId,
  spec: runSpecSchema,
  dir: path.optional(),
  step: z.int().min(0).optional(),
  /** The user's own data instead of the spec's. */
  dataPath: path.optional(),
  /** The folder of the run whose weights the spec begins with, where it names one. */
  weightsFrom: path.optional(),
};
/** The data that a run of this seed would learn from. */
const dataAsked = {
  data: dataSettingsSchema,
  seed: z.int().min(0),
  /** The user's own data instead of the settings'. */
  dataPath: path.optional(),
};

/** A run, and which of its checkpoints; the newest where it is not said. */
const trained = { requestId, dir: path, checkpoint: z.enum(checkpointChoices).optional() };

/** Host → trainer. Paths come from the host alone, never from a window. */
export const trainerCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    engine: engineRequestSchema,
    /** Where engine packs are kept, and the data that ships with the program. */
    packsFolder: path,
    resourcesFolder: path,
    /** Where what frozen layers give is kept; nowhere where absent. */
    featuresFolder: path.optional(),
    /** The NVIDIA card to take, or why there is none; absent where no engine was asked for that takes one. */
    nvidia: z.union([nvidiaCardSchema, problemSchema]).optional(),
  }),
  z.strictObject({
    type: z.literal('train'),
    runId,
    dir: path,
    spec: runSpecSchema,
    /** The user's own data instead of the spec's. */
    dataPath: path.optional(),
    /** The folder of the run whose weights it begins with, where the spec names one. */
    weightsFrom: path.optional(),
    resume: z.boolean(),
    /** With `resume`: the epochs that the run is to have in all from now on, whatever it was planned for. */
    untilEpoch: epochsSchema.optional(),
    /** The folder of a run that is to be done again: `spec` is its own, and what was changed in it changes as it did. */
    replayOf: path.optional(),
    /** Ends the run after so many updates or minutes, whichever comes first. */
    maxSteps: z.int().positive().optional(),
    maxMinutes: z.number().positive().optional(),
    ratePlan: ratePlanSchema.optional(),
    /** Runs frozen layers at every step, instead of once. */
    isUncached: z.boolean().optional(),
    /** Measures the network on all training examples when it has ended: E_in. */
    measureTraining: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('pause'), runId }),
  z.strictObject({ type: z.literal('continue'), runId }),
  /** One update, then pause again. */
  z.strictObject({ type: z.literal('step'), runId }),
  z.strictObject({ type: z.literal('stop'), runId }),
  /** Other values for settings, from the next step on; `run/changed` says which that is. */
  z.strictObject({ type: z.literal('change'), runId, changes: wantedChangesSchema }),
  /** Replaces the probes that are answered while training. */
  z.strictObject({ type: z.literal('watch'), probes: z.array(probeSchema).max(32) }),
  z.strictObject({ type: z.literal('seen'), probeId: z.string() }),
  /**
   * Answers each probe once, for the untrained net of a spec or, with `dir`, for a run's last checkpoint, or with `step`
   * for one of its stages.
   */
  z.strictObject({
    type: z.literal('preview'),
    ...looked,
    probes: z.array(probeSchema).max(32),
  }),
  z.strictObject({
    type: z.literal('evaluate'),
    ...trained,
    dataPath: path.optional(),
  }),
  z.strictObject({ type: z.literal('predict'), ...trained, inputs: z.array(z.string()) }),
  z.strictObject({
    type: z.literal('caption'),
    ...trained,
    /** Pictures. */
    inputs: z.array(path).min(1),
    beamWidth: z.int().min(1).max(50),
    /** Whether what was weighed is told too. */
    isTreeWanted: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('sample'),
    ...trained,
    prime: z.string().max(10_000),
    length: z.int().min(1).max(100_000),
    temperature: z.number().min(0).max(10),
    topK: z.int().positive().optional(),
    topP: z.number().gt(0).max(1).optional(),
    seed: z.int().min(0),
  }),
  /** Which regions of a picture a caption's words hang on, in parts; the numbers come with the answer. */
  z.strictObject({ type: z.literal('caption-regions'), ...looked, asked: regionsAskedSchema }),
  /** What is said of some held-out pictures; the pictures come with the answer. */
  z.strictObject({ type: z.literal('caption-gallery'), ...looked, asked: galleryAskedSchema }),
  /** The training captions nearest to one, in parts; their pictures come with the answer. */
  z.strictObject({
    type: z.literal('caption-neighbours'),
    ...looked,
    asked: neighboursAskedSchema,
  }),
  /** How well pictures and sentences find each other, group by group. */
  z.strictObject({ type: z.literal('alignment-ranks'), ...looked, asked: ranksAskedSchema }),
  /** How long each layer's gradient is at the first step of a run. */
  z.strictObject({ type: z.literal('gradients'), requestId, spec: runSpecSchema }),
  /** One row of a slice through the loss around a run's weights. */
  z.strictObject({
    type: z.literal('landscape'),
    requestId,
    dir: path,
    dataPath: path.optional(),
    asked: landscapeAskedSchema,
    row: z.int().min(0).max(100),
    centre: landscapeCentreSchema,
  }),
  /** Searches for a learning rate; `rate/steps` events tell of it while it goes on. */
  z.strictObject({
    type: z.literal('find-rate'),
    requestId,
    searchId: searchIdSchema,
    spec: runSpecSchema,
    dataPath: path.optional(),
    /** The folder of the run whose weights the spec begins with, where it names one. */
    weightsFrom: path.optional(),
    passes: ratePassesSchema,
  }),
  z.strictObject({ type: z.literal('stop-rate-search'), searchId: searchIdSchema }),
  /** What there is to know of data before anything learns from them. */
  z.strictObject({ type: z.literal('look-at-data'), requestId, ...dataAsked }),
  /** Some of their examples; the numbers come with the answer. */
  z.strictObject({
    type: z.literal('turn-data-page'),
    requestId,
    ...dataAsked,
    page: pageRequestSchema,
  }),
  z.strictObject({ type: z.literal('shutdown') }),
]);
export type TrainerCommand = z.infer<typeof trainerCommandSchema>;

/** What the trainer's main thread is busy with; a graph call blocks JavaScript, so busy is not hung. */
export const activitySchema = z.enum([
  'starting',
  'idle',
  'loading',
  'compiling',
  'training',
  'paused',
  'evaluating',
  'saving',
]);
export type Activity = z.infer<typeof activitySchema>;

/** Answers to single requests. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('evaluation'),
    examples: z.int(),
    loss: z.number().nullable(),
    accuracy: z.number().nullable().optional(),
    /** `[true class][said class]` counts. */
    confusion: z.array(z.array(z.int())).optional(),
    bitsPerCharacter: z.number().nullable().optional(),
    /** Of numbers of a table or of texts, in the units in which they stand in the file. */
    rootMeanSquaredError: z.number().nullable().optional(),
    /** Of sequences: the share whose answer is right from its first symbol to its last. */
    wholeAnswers: z.number().min(0).max(1).optional(),
    ...captionEvaluationSchema.partial().shape,
    /** Where words and regions were brought together. */
    alignment: alignmentFiguresSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('predictions'),
    items: z.array(
      z.strictObject({
        input: z.string(),
        /** The class said, or the number for regression. */
        predicted: z.number(),
        /** The class's name. */
        label: z.string().optional(),
        probabilities: z.array(z.number()),
      }),
    ),
    refused: refusedInputsSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('sample'),
    prime: z.string(),
    text: z.string(),
    temperature: z.number(),
    seed: z.int(),
  }),
  ...captionAnswers,
  /** Layers that have weights, in the network's order; L2 norms over all of a layer's weights together. */
  z.strictObject({
    kind: z.literal('gradients'),
    layers: z.array(
      z.strictObject({ nodeId: z.string(), gradientNorm: z.number(), weightNorm: z.number() }),
    ),
  }),
  z.strictObject({ kind: z.literal('landscape'), row: landscapeRowSchema }),
  z.strictObject({ kind: z.literal('rate-search'), search: rateSearchSchema }),
  z.strictObject({ kind: z.literal('data-look'), look: dataLookSchema }),
  z.strictObject({ kind: z.literal('data-page'), page: dataPageSchema }),
  /** The probes of a preview have all been answered by frames with `requestId`'s run of probes. */
  z.strictObject({ kind: z.literal('previewed') }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Trainer → host, besides `RunEvent` and `ProbeFrame`. */
export const trainerStatusSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ready'),
    protocol: z.int(),
    pid: z.int(),
    engine: engineIdSchema,
    device: z.string(),
    driver: z.string().optional(),
    /** What the device has in all, where that is not the machine's own memory. */
    memoryBytes: z.int().positive().optional(),
    engineVersion: z.string(),
    /** Faster engines that are not used, and why. */
    notUsed: z.array(z.strictObject({ id: engineIdSchema, reason: problemSchema })),
  }),
  /** Once a second, from a thread of its own. */
  z.strictObject({
    type: z.literal('beat'),
    activity: activitySchema,
    /** How long the main thread has been at it without a turn of its loop. */
    busyMs: z.number().min(0),
  }),
  /** Some answers come with bytes. */
  z.strictObject({ type: z.literal('answer'), requestId, answer: answerSchema }),
  /** A request or a run that could not go on. The trainer itself lives. */
  z.strictObject({
    type: z.literal('problem'),
    requestId: requestId.optional(),
    runId: runId.optional(),
    problem: problemSchema,
  }),
]);

export const trainerEventSchema = z.union([
  trainerStatusSchema,
  runEventSchema,
  probeFrameSchema,
  rateStepsEventSchema,
]);
export type TrainerEvent = z.infer<typeof trainerEventSchema>;
