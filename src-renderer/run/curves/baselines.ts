import type { DataFacts, TextBaselines } from '../../../src-shared/protocol/data-facts.ts';
import { bitsPerCharacter } from '../../../src-shared/tokens/bits-per-character.ts';
import { format, say, words } from '../../words/language.svelte.ts';

/** What counting characters or tokens is worth, as it is drawn and said. */
export type WordedBaseline = {
  readonly kind: 'unigram' | 'bigram' | 'trigram';
  /** In nats a character or token. */
  readonly loss: number;
  /** In the unit that is shown. */
  readonly at: number;
  /** On its line: what was counted, and its figure. */
  readonly label: string;
  /** For the key: the figure alone. */
  readonly figure: string;
  /** In a whole sentence. */
  readonly spoken: string;
};

/** The baselines of a run in the window's words; none where its text was not counted. Guessing evenly is `chance`. */
export function wordBaselines(
  baselines: TextBaselines | undefined,
  isInBits: boolean,
  tokens?: DataFacts['tokens'],
): readonly WordedBaseline[] {
  if (baselines === undefined) return [];
  const w = words().dock;
  const kinds = [
    ['unigram', w.unigram, tokens ? w.unigramTokens : w.unigramSpoken],
    ['bigram', w.bigram, w.bigramSpoken],
    ['trigram', w.trigram, w.trigramSpoken],
  ] as const;
  return kinds.map(([kind, name, spoken]) => {
    const loss = baselines[kind];
    const at = isInBits ? bitsPerCharacter(loss, 'heldOut', tokens) : loss;
    const figure = format.decimal(at, 2);
    const unit = isInBits ? w.bits : tokens ? w.natsToken : w.nats;
    return {
      kind,
      loss,
      at,
      label: `${name} ${figure}`,
      figure,
      spoken: say(spoken, { figure, unit: unit.toLowerCase() }),
    };
  });
}
