import { z } from 'zod';

import { tokenUnits } from '../tokens/text-unit.ts';
import { floats, frameHead, probeId } from './frame-parts.ts';

/** More characters are not read at once. */
export const longestReading = 4000;
/** How many candidates are told of every place. */
export const candidateCount = 5;

/** A character model, or one of tokens, reads a text and says at every place what it expected there. */
export const readingProbeSchema = z.strictObject({
  kind: z.literal('reading'),
  id: probeId,
  /** What a person typed, or so many characters or tokens of the held-out text. */
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('typed'), text: z.string().max(longestReading * 2) }),
    z.strictObject({
      kind: z.literal('held-out'),
      start: z.int().min(0),
      length: z.int().min(1).max(longestReading),
    }),
  ]),
  /** The recurrent layer whose states are wanted. */
  layerId: probeId.optional(),
  perSecond: z.number().positive().max(20),
});

const place = z.int().min(0);

export const readingFrameSchema = z.strictObject({
  type: z.literal('probe/reading'),
  ...frameHead,
  /** What was read, its first characters where it is too long. */
  text: z.string(),
  /** Where it is read in tokens: what each is in the text, one behind the other. Then all here counts in tokens. */
  tokens: z
    .strictObject({
      unit: z.enum(tokenUnits),
      pieces: z.array(z.string()),
      /** The same with what stands between them in the file, where that is known: pieces have the usual blanks. */
      written: z.array(z.string()).optional(),
    })
    .optional(),
  /** Where it begins in the held-out text, and how many characters that has; absent for a typed text. */
  heldOut: z.strictObject({ start: place, length: place }).optional(),
  /** Characters that the network does not know: then nothing is read. */
  unknown: z.array(z.string()),
  /** Layers whose states can be asked for. */
  layers: z.array(z.strictObject({ id: probeId, units: z.int().positive() })),
  /** Absent where there is nothing to read. */
  read: z
    .strictObject({
      /** `[characters]`: how likely each was said to be by what stands before it; not-a-number for the first. */
      probabilities: floats,
      /** `[characters, candidates, 2]`: index into `alphabet` and probability, the likeliest first. */
      candidates: floats,
      alphabet: z.array(z.string()),
      /** `[characters, units]`: what the layer gives after taking in each. */
      states: floats.extend({ layerId: probeId }).optional(),
    })
    .optional(),
});

/** Where a text has stretches that also stand in the text that a model learned from. */
export const copiesProbeSchema = z.strictObject({
  kind: z.literal('copies'),
  id: probeId,
  text: z.string().max(longestReading * 2),
  /** Shorter stretches are not told of. */
  least: z.int().min(1).max(1000),
  perSecond: z.number().positive().max(20),
});

/** All in characters, whatever a network reads. */
export const copiedStretchSchema = z.strictObject({
  start: place,
  length: z.int().positive(),
  /** Where it stands in the training text. */
  place,
  /** What stands around it there. */
  before: z.string(),
  after: z.string(),
});
export type CopiedStretch = z.infer<typeof copiedStretchSchema>;

export const copiesFrameSchema = z.strictObject({
  type: z.literal('probe/copies'),
  ...frameHead,
  text: z.string(),
  least: z.int().min(1),
  /** How long the training text is. */
  corpusLength: place,
  /** The longest first; they do not overlap. */
  stretches: z.array(copiedStretchSchema),
  longest: place,
  /** As `longest`, for as long a piece of the held-out text, which nobody copied; absent where nothing is held out. */
  longestHeldOut: place.optional(),
});
