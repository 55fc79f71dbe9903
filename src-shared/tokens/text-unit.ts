import { z } from 'zod';

/**
 * What a text is read in by a network that continues it: characters, whole words and signs, or pieces of words that
 * are learned from its bytes.
 */
export const textUnits = ['characters', 'words', 'bytePairs'] as const;
export type TextUnit = (typeof textUnits)[number];
/** The units that are made of several characters. */
export type TokenUnit = Exclude<TextUnit, 'characters'>;

export const tokenUnits = ['words', 'bytePairs'] as const satisfies readonly TokenUnit[];

/** Tokens in a vocabulary where nothing says how many: at most so many words, and so many pieces. */
export const usualVocabularySizes = {
  words: 5000,
  bytePairs: 500,
} as const satisfies Record<TokenUnit, number>;

/** The smallest and the largest vocabulary. Every byte is a piece, so that any text can be written in pieces. */
export const vocabularyLimits = {
  words: { min: 10, max: 20_000 },
  bytePairs: { min: 257, max: 4000 },
} as const satisfies Record<TokenUnit, { readonly min: number; readonly max: number }>;

/** How a text is read; characters where it is absent, and then `vocabularySize` counts for nothing. */
export const readingFields = {
  unit: z.enum(textUnits).optional(),
  /** Tokens in the vocabulary: at most so many words, the unknown among them, or so many pieces. */
  vocabularySize: z
    .int()
    .min(vocabularyLimits.words.min)
    .max(vocabularyLimits.words.max)
    .optional(),
  /** How many tokens there are where the text is not at hand: found out by whoever has it. */
  counted: z
    .strictObject({
      /** What was asked for, and which share of the text was held out. */
      unit: z.enum(tokenUnits),
      size: z.int().min(1),
      share: z.number().min(0).max(0.9),
      /** What was found. */
      count: z.int().min(1).max(vocabularyLimits.words.max),
    })
    .optional(),
};

/** The unit of a text and how many tokens it has at most. */
export type TokenPlan = { readonly unit: TokenUnit; readonly size: number };

/** How a source reads its text; `undefined` where that is by characters. */
export function tokenPlanOf({
  unit = 'characters',
  vocabularySize,
}: {
  readonly unit?: TextUnit | undefined;
  readonly vocabularySize?: number | undefined;
}): TokenPlan | undefined {
  if (unit === 'characters') return undefined;
  const { min, max } = vocabularyLimits[unit];
  const wanted = vocabularySize ?? usualVocabularySizes[unit];
  return { unit, size: Math.min(max, Math.max(min, wanted)) };
}

export type CountedTokens = TokenPlan & { readonly share: number; readonly count: number };

/**
 * How many tokens a text is read in, as far as it is known: those that were counted of this unit and size, else as many
 * as are wanted. Which share is held out changes little, and is counted anew.
 */
export function expectedTokens(
  { unit, size }: TokenPlan,
  counted: CountedTokens | undefined,
): number {
  return counted?.unit === unit && counted.size === size ? counted.count : size;
}

/** The part of a text that a network learns from, and the one that it is measured on. */
export type TextPart = 'train' | 'heldOut';

/** A figure of both parts. Runs of older versions have that of the held-out part alone, which then stands for both. */
const figureOfParts = (figure: z.ZodNumber) =>
  z.union([
    z.strictObject({ train: figure, heldOut: figure }),
    figure.transform((heldOut) => ({ train: heldOut, heldOut })),
  ]);

/** What is known of a text as tokens, once it was read. Where nothing is held out, `heldOut` is as `train`. */
export const textTokensSchema = z.strictObject({
  unit: z.enum(tokenUnits),
  /** Characters that each token says on average: of words their own, with the blanks that are usual between them. */
  charactersPerToken: figureOfParts(z.number().positive()),
  /** What it takes to spell the unknown words, in nats for each token; 0 where there are none. */
  spelling: figureOfParts(z.number().min(0)),
  /** The tokens that are never written: the unknown, and those that do not occur where the network learns. */
  silent: z.array(z.int().min(0)),
  /** Which share of the tokens is unknown words, where the network learns and where it is measured. */
  unknownShare: z.strictObject({
    train: z.number().min(0).max(1),
    heldOut: z.number().min(0).max(1),
  }),
});
export type TextTokens = z.infer<typeof textTokensSchema>;

/** What people are told of them. */
export const tokenFactsSchema = z.strictObject({
  ...textTokensSchema.omit({ silent: true }).shape,
  /** Tokens in the vocabulary. */
  count: z.int().min(1),
});
export type TokenFacts = z.infer<typeof tokenFactsSchema>;

export function tokenFacts(tokens: TextTokens, count: number): TokenFacts {
  const { unit, charactersPerToken, spelling, unknownShare } = tokens;
  return { unit, charactersPerToken, spelling, unknownShare, count };
}
