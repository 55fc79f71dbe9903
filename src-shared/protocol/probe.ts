import { z } from 'zod';

import { answersFrameSchema, answersProbeSchema } from './answers-frame.ts';
import { floats, frameHead, probeId as id } from './frame-parts.ts';
import { problemSchema } from './problem-schema.ts';
import { alignmentFrameSchema, alignmentProbeSchema } from './alignment-frame.ts';
import {
  beamFrameSchema,
  beamProbeSchema,
  captionFrameSchema,
  captionProbeSchema,
} from './caption-frame.ts';
import {
  copiesFrameSchema,
  copiesProbeSchema,
  readingFrameSchema,
  readingProbeSchema,
} from './reading-frame.ts';
import { unrolledFrameSchema, unrolledProbeSchema } from './unrolled-frame.ts';
import { walkFrameSchema, walkProbeSchema } from './walk-frame.ts';

/** 512 × 512 × 3 numbers. */
const largestInput = 4 * Math.ceil((512 * 512 * 3 * 4) / 3);

/**
 * What the window wants to see of a model while it trains. The trainer answers each probe with the newest
 * state only, and sends the next frame of a probe when the last one was acknowledged with `seen`.
 */
export const probeSchema = z.discriminatedUnion('kind', [
  /** The numbers that layers compute for one held-out example. */
  z.strictObject({
    kind: z.literal('activations'),
    id,
    nodeIds: z.array(id).max(500),
    /** Index into the held-out examples. */
    example: z.int().min(0),
    /** At most so many frames a second. */
    perSecond: z.number().positive().max(20),
  }),
  /** Held-out examples with what the net says of them, wrong ones first, the most confident first. */
  z.strictObject({
    kind: z.literal('predictions'),
    id,
    count: z.int().min(1).max(200),
    perSecond: z.number().positive().max(20),
  }),
  /** A layer's kernel: `[height, width, inChannels, outChannels]` or `[in, out]`. */
  z.strictObject({
    kind: z.literal('weights'),
    id,
    nodeId: id,
    perSecond: z.number().positive().max(20),
  }),
  /** What a net with two inputs says of every point of the plane. */
  z.strictObject({
    kind: z.literal('surface'),
    id,
    /** Points a side. */
    resolution: z.int().min(8).max(256),
    perSecond: z.number().positive().max(20),
  }),
  /** What each unit of the layers of a net with two inputs says of every point of the plane. */
  z.strictObject({
    kind: z.literal('unit-maps'),
    id,
    nodeIds: z.array(id).max(500),
    /** Points a side. */
    resolution: z.int().min(8).max(128),
    perSecond: z.number().positive().max(20),
  }),
  /** What a net from one number to one number says all along its data, and what each unit adds to it. */
  z.strictObject({
    kind: z.literal('curve'),
    id,
    /** Places along the data. */
    resolution: z.int().min(8).max(1024),
    perSecond: z.number().positive().max(20),
  }),
  /** What a classifier says of an input that a person drew or brought. */
  z.strictObject({
    kind: z.literal('given'),
    id,
    /** One example as the network takes it: its float32 numbers, little-endian, in base64. */
    input: z.base64().max(largestInput),
    perSecond: z.number().positive().max(20),
  }),
  /** Text that a character model writes. */
  z.strictObject({
    kind: z.literal('sample'),
    id,
    prime: z.string().max(1000),
    length: z.int().min(1).max(2000),
    temperature: z.number().min(0).max(10),
    topK: z.int().positive().optional(),
    topP: z.number().gt(0).max(1).optional(),
    /** Other random numbers than the run's own samples have, by so much. */
    draw: z.int().min(0).max(1_000_000).optional(),
    perSecond: z.number().positive().max(20),
  }),
  /** A training picture under several draws of the augmentation. */
  z.strictObject({
    kind: z.literal('augmented'),
    id,
    /** Index into the training examples. */
    example: z.int().min(0),
    count: z.int().min(1).max(64),
    /** The step whose draws they are. */
    draw: z.int().min(0).max(1_000_000),
    perSecond: z.number().positive().max(20),
  }),
  walkProbeSchema,
  answersProbeSchema,
  captionProbeSchema,
  alignmentProbeSchema,
  beamProbeSchema,
  readingProbeSchema,
  copiesProbeSchema,
  unrolledProbeSchema,
]);
export type Probe = z.infer<typeof probeSchema>;

/** What the trainer answers. The numbers are float32, little-endian, in the frame's bytes. */
export const probeFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('probe/activations'),
    ...frameHead,
    example: z.int().min(0),
    /** The example's true class or value; absent where it is a sequence. */
    label: z.number().optional(),
    /** `fullShape` differs from `shape` where only the first channels were sent (at most 64 Ki numbers a node). */
    nodes: z.array(
      z.strictObject({
        nodeId: id,
        ...floats.shape,
        fullShape: z.array(z.int().positive()),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal('probe/predictions'),
    ...frameHead,
    total: z.int().min(0),
    wrong: z.int().min(0),
    items: z.array(
      z.strictObject({
        example: z.int().min(0),
        label: z.int(),
        predicted: z.int(),
        confidence: z.number().min(0).max(1),
      }),
    ),
    /** `[items, height, width, channels]` of the pictures themselves, in 0 to 1, or `[items, features]`. */
    pictures: floats,
  }),
  z.strictObject({
    type: z.literal('probe/weights'),
    ...frameHead,
    nodeId: id,
    ...floats.shape,
    /** Of a normalisation all its weights by their own names, `[channels]` each. */
    vectors: z.array(z.strictObject({ name: z.string(), ...floats.shape })).optional(),
  }),
  z.strictObject({
    type: z.literal('probe/surface'),
    ...frameHead,
    /** `[rows, columns, outputs]`; row 0 is y = `range[1]`, column 0 is x = `range[0]`. */
    ...floats.shape,
    range: z.tuple([z.number(), z.number()]),
    /** The points themselves, `[points, 4]`: x, y, class or number, held out (0 or 1). */
    points: floats,
  }),
  z.strictObject({
    type: z.literal('probe/unit-maps'),
    ...frameHead,
    range: z.tuple([z.number(), z.number()]),
    /** `[rows, columns, units]` each, as in `probe/surface`; `fullShape` differs where only the first 64 units were sent. */
    nodes: z.array(
      z.strictObject({
        nodeId: id,
        ...floats.shape,
        fullShape: z.array(z.int().positive()),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal('probe/curve'),
    ...frameHead,
    /** The smallest and the largest x of the data; the places are spread evenly from one to the other. */
    range: z.tuple([z.number(), z.number()]),
    /** `[places]`: what the net says. */
    fitted: floats,
    /** Absent where the last layer is no weighted sum of at most 512 units. */
    sum: z
      .strictObject({
        /** The layer whose units are added up. */
        nodeId: id,
        /** `[units, places]`: what each adds. With the bias they sum to `fitted`. */
        ...floats.shape,
        bias: z.number(),
      })
      .optional(),
    /** The points themselves, `[points, 3]`: x, y, held out (0 or 1). */
    points: floats,
  }),
  /** `[classes]`: the probability of each. */
  z.strictObject({ type: z.literal('probe/given'), ...frameHead, ...floats.shape }),
  z.strictObject({
    type: z.literal('probe/sample'),
    ...frameHead,
    text: z.string(),
    temperature: z.number(),
  }),
  z.strictObject({
    type: z.literal('probe/augmented'),
    ...frameHead,
    example: z.int().min(0),
    /** `[1 + draws, height, width, channels]`, 0 to 1: the picture as it is, then every draw. */
    ...floats.shape,
  }),
  walkFrameSchema,
  answersFrameSchema,
  captionFrameSchema,
  alignmentFrameSchema,
  beamFrameSchema,
  readingFrameSchema,
  copiesFrameSchema,
  unrolledFrameSchema,
  /** The view could not be made; it is not tried again until other views are asked for. */
  z.strictObject({ type: z.literal('probe/failed'), ...frameHead, problem: problemSchema }),
]);
export type ProbeFrame = z.infer<typeof probeFrameSchema>;
