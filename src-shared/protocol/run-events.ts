import { z } from 'zod';

import { engineIdSchema } from './engine.ts';
import { mostStages } from '../runs/stages.ts';
import { changeRecordSchema } from '../spec/live-changes.ts';
import { dataFactsSchema } from './data-facts.ts';
import { featureFactsSchema } from './feature-facts.ts';
import { layerStatisticsSchema } from './layer-reading.ts';
import { problemSchema } from './problem-schema.ts';
import { takenWeightsSchema } from './taken-weights.ts';

const runId = z.string().min(1).max(64);
/** Not-a-number and infinities travel as `null`. */
const metric = z.number().nullable();

/**
 * What happens in a run, as the window and `--json` receive it. `epoch` counts complete epochs, `step`
 * counts updates done; a resumed run goes on counting.
 */
export const runEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run/started'),
    runId,
    dir: z.string(),
    engine: engineIdSchema,
    device: z.string(),
    trainerPid: z.int(),
    parameterCount: z.int(),
    trainExamples: z.int(),
    validationExamples: z.int(),
    batchSize: z.int(),
    epochs: z.int(),
    seed: z.int(),
    /** Steps in an epoch, and the step this process starts after (0, or the checkpoint's). */
    stepsPerEpoch: z.int(),
    fromStep: z.int(),
    /** Why the steps are not compiled although the engine compiles; absent where they are. */
    notCompiled: problemSchema.optional(),
    /** Whose weights it began with; absent where all were drawn. */
    weightsFrom: takenWeightsSchema.optional(),
    /** What it reads in place of its examples; absent where the whole network sees these at every step. */
    features: featureFactsSchema.optional(),
  }),
  /** Before `run/started`: for how many examples of how many it is known what the frozen beginning gives. */
  z.strictObject({
    type: z.literal('run/features'),
    runId,
    done: z.int().min(0),
    total: z.int().min(1),
  }),
  /**
   * Loss points. Between processes the numbers stand in the frame's bytes as float64,
   * `[points, 2 + metrics.length]`: step, epoch, then the metrics in their order (`loss` first).
   */
  z.strictObject({
    type: z.literal('run/steps'),
    runId,
    count: z.int().min(0),
    metrics: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('run/epoch'),
    runId,
    epoch: z.int(),
    step: z.int(),
    loss: metric,
    accuracy: metric.optional(),
    valLoss: metric.optional(),
    valAccuracy: metric.optional(),
    /** Training examples over the time spent in training steps. */
    examplesPerSecond: z.number(),
    /** The most that the trainer has held at once so far. */
    peakMemoryBytes: z.int().optional(),
  }),
  z.strictObject({
    type: z.literal('run/sample'),
    runId,
    step: z.int(),
    text: z.string(),
    temperature: z.number(),
    /** What `text` begins with and was given; absent in runs of older versions. */
    prime: z.string().optional(),
  }),
  /** What the run's training examples are like; `step` is where the run, or its resumption, began. */
  z.strictObject({
    type: z.literal('run/data-facts'),
    runId,
    step: z.int().min(0),
    facts: dataFactsSchema,
  }),
  /** How its layers do, as in `LayerReading`. */
  z.strictObject({
    type: z.literal('run/layers'),
    runId,
    step: z.int().min(0),
    layers: z.array(layerStatisticsSchema).max(1000),
  }),
  z.strictObject({ type: z.literal('run/checkpoint'), runId, step: z.int(), epoch: z.int() }),
  /** The weights as they stand after `step` updates are kept to be looked back at, beside those of the other `steps`. */
  z.strictObject({
    type: z.literal('run/stage'),
    runId,
    step: z.int().min(0),
    steps: z.array(z.int().min(0)).max(mostStages),
  }),
  z.strictObject({
    type: z.literal('run/state'),
    runId,
    state: z.enum(['running', 'paused']),
    step: z.int(),
  }),
  /** From the update `step` on, counted from 1, other values hold. */
  z.strictObject({ type: z.literal('run/changed'), runId, ...changeRecordSchema.shape }),
  z.strictObject({
    type: z.literal('run/finished'),
    runId,
    reason: z.enum(['completed', 'early-stopped', 'stopped', 'diverged']),
    epochs: z.int(),
    steps: z.int(),
    /** Where the run stopped early: the best epoch, from 1, whose weights and results it has taken back. */
    restoredEpoch: z.int().optional(),
    loss: metric,
    accuracy: metric.optional(),
    valLoss: metric.optional(),
    valAccuracy: metric.optional(),
    /** Of the network as it ended on all training examples (E_in), where that was asked for. */
    trainLoss: metric.optional(),
    trainAccuracy: metric.optional(),
    bitsPerCharacter: metric.optional(),
    examplesPerSecond: z.number(),
    seconds: z.number(),
    peakMemoryBytes: z.int(),
    engine: engineIdSchema,
    compiled: z.boolean(),
  }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
