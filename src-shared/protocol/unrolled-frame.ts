import { z } from 'zod';

import { clippingKinds } from '../document/restraints.ts';
import { recurrentActivationNames } from '../layers/activation-names.ts';
import { mergeModes } from '../layers/layer-library.ts';
import { lossNames } from '../spec/loss-names.ts';
import { floats, frameHead, probeId } from './frame-parts.ts';

/** So many steps are looked at: the same layer, once for each. */
export const mostUnrolledSteps = 2000;
/** Of longer sequences the gradient is not followed back. */
export const mostStepsBack = 400;

/** A recurrent layer at work, step by step, and the gradient on its way back. Nothing is changed by it. */
export const unrolledProbeSchema = z.strictObject({
  kind: z.literal('unrolled'),
  id: probeId,
  nodeId: probeId,
  /** Index into the held-out examples; beyond the last one it starts over. */
  example: z.int().min(0),
  /**
   * What a network is to read in place of an example, where it reads text: each character is a step, and the one behind
   * it what should be said. The last is only said.
   */
  text: z
    .string()
    .max(2 * (mostUnrolledSteps + 1))
    .optional(),
  perSecond: z.number().positive().max(20),
});

/** What does not fit into JSON (infinities, not-a-number) travels as `null`. */
const number = z.number().nullable();
/** The length of a gradient as it is, and as clipping leaves it. */
const length = z.strictObject({ before: number, after: number });

/** How a loss changes with the state behind each step, all ways through later steps together. */
const wayBack = z.strictObject({
  /** `[steps]`: ‖∂L/∂h_t‖. */
  sizes: floats,
  /** `[steps]`: ‖∂L/∂c_t‖, where there is a memory beside the output. */
  memorySizes: floats.optional(),
  /** `[steps, units]`: ∂L/∂h_t; absent where these are too many numbers. */
  byOutputs: floats.optional(),
});

const gates = z.array(
  z.strictObject({ name: z.enum(['z', 'r', 'n', 'i', 'f', 'g', 'o']), floats }),
);
const weights = z.array(z.strictObject({ name: z.string(), floats }));
const back = z.strictObject({ all: wayBack, last: wayBack.optional() });

export const unrolledFrameSchema = z.strictObject({
  type: z.literal('probe/unrolled'),
  ...frameHead,
  nodeId: probeId,
  layer: z.enum(['SimpleRNN', 'GRU', 'LSTM']),
  activation: z.enum(recurrentActivationNames),
  /** Whether something is added to its sums. */
  hasBias: z.boolean(),
  example: z.int().min(0),
  /** How many there are to choose from. */
  examples: z.int().min(0),
  /** Whether it is what a person typed. */
  isTyped: z.boolean(),
  /** `[steps]`: the whole numbers that the network reads, a number a step. */
  tokens: floats.optional(),
  /** The example as the network is given it, where that is measurements and not many: frames of a film, digits. */
  given: floats.optional(),
  /** `[steps]`: 1 for a step that is taken, 0 for one that is passed over; absent where all are taken. */
  taken: floats.optional(),
  /** `[steps, features]`: x_t; a shorter last axis where only the first were sent. */
  inputs: floats,
  features: z.int().positive(),
  /** `[steps, units]`: h_t. */
  outputs: floats,
  units: z.int().positive(),
  /** `[steps, units]`: c_t of an LSTM. */
  memories: floats.optional(),
  /** `[steps, units]` each, by the names in the layer's formula; absent where these are too many numbers. */
  gates,
  /** What the network's first output says; absent where that is a sequence of another length. */
  answer: z
    .strictObject({
      nodeId: probeId,
      loss: z.enum(lossNames),
      /** One behind each step, or one behind the last. */
      isEach: z.boolean(),
      /** Numbers of an answer. */
      size: z.int().positive(),
      /** `[answers, size]`; absent where an answer has more than 32 numbers. */
      values: floats.optional(),
      /** `[answers, most]` each: the likeliest classes and how likely each is. */
      top: z.strictObject({ classes: floats, shares: floats }).optional(),
      /** `[answers, ...]`: a class number, or the numbers that should be said. */
      targets: floats,
      /** `[answers]`: how likely the right class is said to be. */
      rightShares: floats.optional(),
    })
    .optional(),
  /** `[steps]`, not-a-number where a step has no loss; `[1]` where the loss is at the end. */
  losses: floats,
  /** The example's loss: the mean over its steps. */
  loss: number,
  /** The step whose loss is looked at alone, from 0: the last that has one. Absent where the loss is at the end. */
  lastLoss: z.int().min(0).optional(),
  /** Absent where no loss depends on the layer, or there are too many steps. `all` is by `loss`, `last` by the loss of step `lastLoss` alone. */
  back: back.optional(),
  /** Of this example alone; absent where there are too many steps: the gradient of all weights together and of each of the layer's. */
  clipping: z
    .strictObject({
      kind: z.enum(clippingKinds),
      limit: z.number(),
      whole: length,
      weights: z.array(z.strictObject({ name: z.string(), ...length.shape })),
    })
    .optional(),
  /** Of small layers, by their own names: `kernel`, `recurrent_kernel`, `bias`. Empty of others. */
  weights,
  /**
   * Of a Bidirectional: the layer that reads the sequence from its end, while all that is said above is of the one that
   * reads it from its beginning. Its numbers stand at the steps of the sequence.
   */
  leftwards: z
    .strictObject({
      outputs: floats,
      memories: floats.optional(),
      gates,
      /** The step whose loss is looked at alone, from 0: the first that has one. */
      lastLoss: z.int().min(0).optional(),
      back: back.optional(),
      weights,
    })
    .optional(),
  /** What leaves both together: `[steps, size]`, or `[1, size]` of the last step of each. */
  merged: z.strictObject({ mode: z.enum(mergeModes), results: floats }).optional(),
  /** A Dense that reads nothing but this layer and says the answer, where it is small. */
  readout: z
    .strictObject({
      nodeId: probeId,
      activation: z.string(),
      weights,
    })
    .optional(),
});
export type UnrolledFrame = z.infer<typeof unrolledFrameSchema>;
