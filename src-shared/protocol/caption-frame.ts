import { z } from 'zod';

import { toldTreeSchema } from '../captioning/told-tree.ts';
import { sceneObjectSchema } from '../datasets/scenes/scene.ts';
import { examplesHead, floats, frameHead, probeId } from './frame-parts.ts';

/** 512 × 512 × 3 float32 numbers in base64. */
const largestPicture = 4 * Math.ceil((512 * 512 * 3 * 4) / 3);

/** Sentences about the first held-out pictures, each word with its probability, and whether they are true. */
export const captionProbeSchema = z.strictObject({
  kind: z.literal('captions'),
  id: probeId,
  /** Pictures. */
  count: z.int().min(1).max(64),
  beamWidth: z.int().min(1).max(10),
  perSecond: z.number().positive().max(20),
});

/** A picture that something is to be said of. */
export const askedPictureSchema = z.discriminatedUnion('kind', [
  /** Index into the held-out examples. */
  z.strictObject({ kind: z.literal('held-out'), example: z.int().min(0) }),
  /** One as the network takes it: its float32 numbers, little-endian, in base64. */
  z.strictObject({ kind: z.literal('given'), input: z.base64().max(largestPicture) }),
]);
export type AskedPicture = z.infer<typeof askedPictureSchema>;

/** The sentence about one picture, and all that was weighed on the way to it. */
export const beamProbeSchema = z.strictObject({
  kind: z.literal('beam'),
  id: probeId,
  picture: askedPictureSchema,
  beamWidth: z.int().min(1).max(10),
  /** Words at most, the end among them; as many as the network has steps where absent. */
  longest: z.int().min(1).max(1000).optional(),
  perSecond: z.number().positive().max(20),
});

/** What is wrong with a caption: `CaptionFault` without its places. */
const captionFaultCodes = [
  'empty',
  'not-understood',
  'agreement',
  'size',
  'colour',
  'shape',
  'object',
  'count',
  'relation',
  'action',
  'actor',
  'says-too-little',
] as const;

/** Whether a caption is true, or else what is wrong with it. */
const captionVerdictSchema = z.enum(['true', ...captionFaultCodes]);
export type CaptionVerdict = z.infer<typeof captionVerdictSchema>;

export const captionFrameSchema = z.strictObject({
  type: z.literal('probe/captions'),
  ...examplesHead,
  items: z.array(
    z.strictObject({
      example: z.int().min(0),
      words: z.array(z.strictObject({ word: z.string(), probability: z.number() })),
      /** Absent where nobody knows what the picture shows. */
      verdict: captionVerdictSchema.optional(),
    }),
  ),
  /** `[items, height, width, channels]`, 0 to 1. */
  pictures: floats,
});

export const beamFrameSchema = z.strictObject({
  type: z.literal('probe/beam'),
  ...frameHead,
  asked: beamProbeSchema.pick({ beamWidth: true, longest: true }).extend({
    /** Absent where the picture was given. */
    example: z.int().min(0).optional(),
  }),
  /** Words that the network can say, the end among them. */
  steps: z.int().positive(),
  tree: toldTreeSchema,
  /** What the picture shows, where it is known. */
  scene: z.array(sceneObjectSchema).optional(),
  /** The picture's own captions, word by word, where it has some and nobody knows what it shows. */
  references: z.array(z.array(z.string())).optional(),
  /** `[height, width, channels]`, 0 to 1. */
  picture: floats,
});
