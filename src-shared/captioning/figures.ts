import { z } from 'zod';

const share = z.number().min(0).max(1);

/** What captions of some scenes are worth. */
export const captionFiguresSchema = z.strictObject({
  examples: z.int(),
  /** Share of captions of which every claim is true, and which say enough. */
  trueCaptions: share,
  /** Source: Papineni et al., 2002. */
  bleu4: share,
  /** 0 to 10. Source: Vedantam et al., 2015. */
  cider: z.number(),
  /** Share of captions that are word by word one of the scene's own. */
  exactMatches: share,
  /** How many captions are not true, by the first thing that is wrong with them. */
  faults: z.record(z.string(), z.int().positive()),
});
export type CaptionFigures = z.infer<typeof captionFiguresSchema>;

/** The figures of a captioner: with a beam on scenes it has not seen, and what they are held against. */
export const captionEvaluationSchema = captionFiguresSchema.omit({ examples: true }).extend({
  beamWidth: z.int().positive(),
  /** Of the same scenes, always with the likeliest word. */
  greedy: captionFiguresSchema,
  /** With the beam, on scenes of colour and shape pairs that were kept out of training alone. */
  heldOutPairs: captionFiguresSchema,
});
export type CaptionEvaluation = z.infer<typeof captionEvaluationSchema>;
