import { z } from 'zod';

import { floats, frameHead, probeId } from './frame-parts.ts';

/** Sentences about the first held-out pictures, each word with its probability, and what is wrong with them. */
export const captionProbeSchema = z.strictObject({
  kind: z.literal('captions'),
  id: probeId,
  /** Pictures. */
  count: z.int().min(1).max(64),
  beamWidth: z.int().min(1).max(10),
  perSecond: z.number().positive().max(20),
});

/** What is wrong with a caption: `CaptionFault` without its places. */
export const captionFaultCodes = [
  'empty',
  'not-understood',
  'agreement',
  'size',
  'colour',
  'shape',
  'object',
  'count',
  'relation',
  'says-too-little',
] as const;

export const captionFrameSchema = z.strictObject({
  type: z.literal('probe/captions'),
  ...frameHead,
  items: z.array(
    z.strictObject({
      example: z.int().min(0),
      words: z.array(z.strictObject({ word: z.string(), probability: z.number() })),
      /** Absent where the caption is true, or where nobody knows what the picture shows. */
      fault: z.enum(captionFaultCodes).optional(),
    }),
  ),
  /** `[items, height, width, channels]`, 0 to 1. */
  pictures: floats,
});
