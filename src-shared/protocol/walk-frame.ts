import { z } from 'zod';

import { clippingKinds } from '../document/restraints.ts';
import { optimizerSchema } from '../document/document.ts';
import { lossNames } from '../spec/loss-names.ts';
import { floats, frameHead, probeId } from './frame-parts.ts';

/** The next step of training, taken apart: nothing is changed by it. */
export const walkProbeSchema = z.strictObject({
  kind: z.literal('walk'),
  id: probeId,
  /** Whose numbers are wanted: the place in the batch, from 0; beyond the last one it starts over. */
  example: z.int().min(0),
  perSecond: z.number().positive().max(20),
});

/** What does not fit into JSON (infinities, not-a-number) travels as `null`. */
const number = z.number().nullable();
/** Of all numbers, also where only the first were sent. */
const summary = z.strictObject({ least: number, mean: number, most: number });
const shape = z.array(z.int().positive());

/** A node at work for one example of the batch. */
const walkedNode = z.strictObject({
  nodeId: probeId,
  /** Without the batch's axis; what was sent may have fewer channels. */
  fullShape: shape,
  /** What leaves the node, in training. */
  value: floats,
  summary,
  /** What the last softmax or sigmoid is applied to, where the loss is computed from that. */
  logits: floats.optional(),
  /**
   * ∂L/∂(what leaves the node), or ∂L/∂logits where there are logits, for the batch's mean loss L. Absent where the
   * loss passes the node by, and where what leaves it are no real numbers.
   */
  gradient: floats.optional(),
  gradientSummary: summary.optional(),
  /** A Dropout's mask: 1 for a number that is kept, 0 for one that is struck. */
  kept: floats.optional(),
});

/** A weight before, at and behind the step; absent is what there is none of. */
const walkedWeight = z.strictObject({
  /** `<node>/<weight>`. */
  name: z.string(),
  nodeId: probeId,
  isTrainable: z.boolean(),
  fullShape: shape,
  before: floats,
  /** ∂L/∂w for the batch's mean loss, E_in. */
  gradient: floats.optional(),
  /** With penalties, and clipped: what the optimizer sees. Absent where it is `gradient`. */
  restrained: floats.optional(),
  /** What the optimizer remembers of earlier steps. */
  slots: z.array(z.strictObject({ name: z.string(), values: floats })),
  after: floats,
  /** The length of the whole weight, of its gradient, and of the change. */
  norms: z.strictObject({ before: number, gradient: number, change: number }),
});

export const walkFrameSchema = z.strictObject({
  type: z.literal('probe/walk'),
  ...frameHead,
  /** Complete epochs, and the batch's place in its epoch, from 0. */
  epoch: z.int().min(0),
  batch: z.int().min(0),
  batchSize: z.int().positive(),
  /** The example whose numbers these are: its place in the batch, and its number among the training examples. */
  example: z.int().min(0),
  exampleNumber: z.int().min(0),
  /** The batch's mean loss, summed over outputs. */
  loss: number,
  /** Of each example of a batch of at most 64, else of the chosen one alone. */
  exampleLosses: z.array(number),
  outputs: z.array(
    z.strictObject({
      nodeId: probeId,
      /** The node whose value is the answer. */
      from: probeId,
      loss: z.enum(lossNames),
      isFromLogits: z.boolean(),
      /** Class numbers, or what should have been said, of the chosen example. */
      target: floats,
    }),
  ),
  nodes: z.array(walkedNode),
  weights: z.array(walkedWeight),
  optimizer: optimizerSchema,
  /** The rate of this very step, by the schedule. */
  learningRate: number,
  /** As in `StepRules`: λ / N and λ₁ / N, the clipping, and the longest that a unit's weights may be (0: no limit). */
  rules: z.strictObject({
    weightDecay: z.number(),
    l1: z.number(),
    clipping: z.enum(clippingKinds),
    clipLimit: z.number(),
    maxNorm: z.number(),
  }),
});
export type WalkFrame = z.infer<typeof walkFrameSchema>;
