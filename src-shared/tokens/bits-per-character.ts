import type { TextPart, TextTokens } from './text-unit.ts';

/**
 * Bits per character: of a loss in nats per token, with what it takes to spell unknown words on top, ln 2 nats to a bit,
 * spread over the characters that the tokens say. Which blanks stand between words is not said by words, and so neither
 * paid for nor counted.
 * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
 * @param part what the loss was measured on: unknown words are rarer where the vocabulary was learned
 * @param tokens what the text is read in; characters where it is absent
 */
export function bitsPerCharacter(
  loss: number,
  part: TextPart,
  tokens?: Pick<TextTokens, 'charactersPerToken' | 'spelling'>,
): number {
  if (tokens === undefined) return loss / Math.LN2;
  return (loss + tokens.spelling[part]) / Math.LN2 / tokens.charactersPerToken[part];
}
