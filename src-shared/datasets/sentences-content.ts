import { z } from 'zod';

import { mostTokens } from '../sentences/learn-vocabulary.ts';
import { sentenceUnits } from '../sentences/sentence-units.ts';
import { tableTargetSchema } from './table-target.ts';

/** Units of a text that a network reads at most. */
export const mostSentenceSteps = 400;

/** What a table of texts became: each a row of numbers of its units. */
export const sentencesSchema = z.strictObject({
  kind: z.literal('sentences'),
  unit: z.enum(sentenceUnits),
  /** The units by number, the special ones first. */
  vocabulary: z.array(z.string().min(1).max(200)).min(3).max(mostTokens.words),
  /** Units of an example: longer texts are cut, shorter ones padded. */
  steps: z.int().min(1).max(mostSentenceSteps),
  /** Units of the longest text. */
  longest: z.int().min(0),
  /** The column of the texts. */
  column: z.strictObject({ name: z.string().max(200), at: z.int().min(0).max(99_999) }),
  target: tableTargetSchema,
  /** Columns of the file. */
  columns: z.int().min(2).max(100_000),
});
export type SentencesContent = z.infer<typeof sentencesSchema>;
