import { z } from 'zod';

import { examplesHead, floats, probeId } from './frame-parts.ts';

/** The first held-out pictures with a sentence of each, and how well every word fits every region. */
export const alignmentProbeSchema = z.strictObject({
  kind: z.literal('alignment'),
  id: probeId,
  /** Pictures. */
  count: z.int().min(1).max(64),
  perSecond: z.number().positive().max(20),
});

const share = z.number().min(0).max(1);

export const alignmentFrameSchema = z.strictObject({
  type: z.literal('probe/alignment'),
  ...examplesHead,
  /** The grid that the regions lie on. */
  rows: z.int().positive(),
  columns: z.int().positive(),
  items: z.array(
    z.strictObject({
      example: z.int().min(0),
      words: z.array(
        z.strictObject({
          word: z.string(),
          /** How well it fits the region that it fits best: v · s. */
          score: z.number(),
          /** The box of its region, in shares of the picture's width and height. */
          region: z.strictObject({ left: share, top: share, right: share, bottom: share }),
        }),
      ),
      /** The rank, from 1, of this sentence among those of all items for this picture. */
      rank: z.int().positive(),
    }),
  ),
  /** `[items, height, width, channels]`, 0 to 1. */
  pictures: floats,
  /** `[items, words, rows, columns]`: how well each word fits each region; what a sentence has no word for is 0. */
  maps: floats,
});
export type AlignmentFrame = z.infer<typeof alignmentFrameSchema>;
