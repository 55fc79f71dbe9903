/**
 * Bits per character: of a loss in nats per token, ln 2 nats to a bit, spread over the characters of the tokens.
 * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
 * @param charactersPerToken characters of the text for each of its tokens; 1 where characters are read
 */
export function bitsPerCharacter(loss: number, charactersPerToken = 1): number {
  return loss / Math.LN2 / charactersPerToken;
}
