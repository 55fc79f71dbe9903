import { cutForTokens } from '../../src-shared/tokens/cut-text.ts';
import { spellUnknown } from '../../src-shared/tokens/spell-words.ts';
import { countSaid, learnTokens, openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextTokens, TokenPlan, TokenUnit } from '../../src-shared/tokens/text-unit.ts';
import { blanksBefore } from '../../src-shared/tokens/word-text.ts';
import type { Dataset } from './dataset.ts';
import type { Characters } from './text-examples.ts';

/** A text in tokens, as numbers of a vocabulary that was learned from its first part. */
export type TokenParts = {
  readonly vocabulary: readonly string[];
  readonly tokens: TextTokens;
  readonly train: Characters;
  readonly heldOut: Characters;
  /** What stands in front of each token of the two parts, where these are words. */
  readonly blanks: Dataset['blanks'];
};

/** Reads a text in tokens: what they are is learned from the part that a network learns from, and nothing else. */
export function readPartsAsTokens(
  text: string,
  validationShare: number,
  plan: TokenPlan,
): TokenParts {
  const cut = cutForTokens(text, validationShare);
  const [learned, kept] = [text.slice(0, cut), text.slice(cut)];
  const vocabulary = learnTokens(learned, plan);
  const { encode, unknownCode } = openTextCoder(vocabulary, plan.unit);
  const [train, heldOut] = [toCharacters(encode(learned).codes), toCharacters(encode(kept).codes)];
  const isSilent = new Uint8Array(vocabulary.length).fill(1);
  for (const code of train) isSilent[code] = 0;
  if (unknownCode !== undefined) isSilent[unknownCode] = 1;
  const ofTrain = figuresOf(learned, train, vocabulary, plan.unit);
  const ofHeldOut = heldOut.length > 0 ? figuresOf(kept, heldOut, vocabulary, plan.unit) : ofTrain;
  const share = (codes: Characters): number => shareOf(codes, unknownCode);
  return {
    vocabulary,
    train,
    heldOut,
    blanks:
      plan.unit === 'words'
        ? { train: blanksBefore(learned), heldOut: blanksBefore(kept) }
        : undefined,
    tokens: {
      unit: plan.unit,
      ...ofBoth(ofTrain, ofHeldOut),
      silent: [...isSilent.keys()].filter((code) => isSilent[code] === 1),
      unknownShare: { train: share(train), heldOut: share(heldOut) },
    },
  };
}

/** All of a text in the tokens of a network that was trained on another. */
export function readWholeAsTokens(
  text: string,
  vocabulary: readonly string[],
  unit: TokenUnit,
): { readonly codes: Characters; readonly tokens: TextTokens } {
  const { encode, unknownCode } = openTextCoder(vocabulary, unit);
  const codes = toCharacters(encode(text).codes);
  const figures = figuresOf(text, codes, vocabulary, unit);
  const unknownShare = { train: 0, heldOut: shareOf(codes, unknownCode) };
  return {
    codes,
    tokens: { unit, ...ofBoth(figures, figures), silent: [], unknownShare },
  };
}

type PartFigures = { readonly charactersPerToken: number; readonly spelling: number };

/** What makes a loss for each of a part's tokens one for each of its characters. */
function figuresOf(
  text: string,
  { length }: Characters,
  vocabulary: readonly string[],
  unit: TokenUnit,
): PartFigures {
  return {
    // Above 0 where there are no characters, which no loss is spread over.
    charactersPerToken: Math.max(1, countSaid(text, unit)) / Math.max(1, length),
    spelling: unit === 'words' ? spellUnknown(text, vocabulary) : 0,
  };
}

function ofBoth(
  train: PartFigures,
  heldOut: PartFigures,
): Pick<TextTokens, 'charactersPerToken' | 'spelling'> {
  return {
    charactersPerToken: { train: train.charactersPerToken, heldOut: heldOut.charactersPerToken },
    spelling: { train: train.spelling, heldOut: heldOut.spelling },
  };
}

function shareOf(codes: Characters, unknownCode: number | undefined): number {
  if (unknownCode === undefined || codes.length === 0) return 0;
  return codes.reduce((sum, code) => sum + Number(code === unknownCode), 0) / codes.length;
}

function toCharacters(codes: Int32Array): Characters {
  return Uint16Array.from(codes);
}
