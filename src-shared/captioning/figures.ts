import { z } from 'zod';

const share = z.number().min(0).max(1);

/** What captions are worth beside those that people, or a grammar, gave the same pictures. */
const overlapSchema = z.strictObject({
  examples: z.int(),
  /** With runs of up to 1, 2, 3 and 4 words. Source: Papineni et al., 2002. */
  bleu1: share,
  bleu2: share,
  bleu3: share,
  bleu4: share,
  /** 0 to 10. Source: Vedantam et al., 2015. */
  cider: z.number(),
  /** Share of captions that are word by word one of the picture's own. */
  exactMatches: share,
});
export type CaptionOverlap = z.infer<typeof overlapSchema>;

/** What captions of scenes are worth, of which it is known what they show. */
export const captionFiguresSchema = overlapSchema.extend({
  /** Share of captions of which every claim is true, and which say enough. */
  trueCaptions: share,
  /** Share of captions that name something that happens, whoever does it; of scenes in two frames alone. */
  trueActions: share.optional(),
  /** How many captions are not true, by the first thing that is wrong with them. */
  faults: z.record(z.string(), z.int().positive()),
});
export type CaptionFigures = z.infer<typeof captionFiguresSchema>;

/** The figures of a captioner: with a beam on pictures it has not seen, and what they are held against. */
export const captionEvaluationSchema = captionFiguresSchema
  .partial({ trueCaptions: true, faults: true })
  .omit({ examples: true })
  .extend({
    beamWidth: z.int().positive(),
    /** Of the same pictures, always with the likeliest word. */
    greedy: captionFiguresSchema.partial({ trueCaptions: true, faults: true }),
    /** With the beam, on scenes of colour and shape pairs that were kept out of training alone. */
    heldOutPairs: captionFiguresSchema.optional(),
  });
export type CaptionEvaluation = z.infer<typeof captionEvaluationSchema>;

/** How often the right one is among the first 1, 5 and 10, and its middle rank, from 1. */
const recallSchema = z.strictObject({
  at1: share,
  at5: share,
  at10: share,
  medianRank: z.number(),
});

/** What it is worth how a network brings pictures and sentences together. */
export const alignmentFiguresSchema = z.strictObject({
  /** So many are ranked together. */
  among: z.int().positive(),
  /** The picture of a sentence, and the sentence of a picture. */
  pictures: recallSchema,
  sentences: recallSchema,
  /** Nouns whose regions were looked at, and the share of those at an object that they mean (overlap over 0.3). */
  nouns: z.int().positive().optional(),
  rightRegions: share.optional(),
});
export type AlignmentFigures = z.infer<typeof alignmentFiguresSchema>;
