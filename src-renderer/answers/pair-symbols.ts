import { end, padding } from '../../src-shared/datasets/sequences/symbols.ts';

/** One place of an answer: what is said there, and what should be. */
export type SymbolPair = {
  readonly said: string;
  readonly wanted: string;
  readonly isRight: boolean;
  /** Nothing is asked at this place. */
  readonly isFree: boolean;
};

export const endMark = '∎';
export const paddingMark = '∅';
const space = '␣';

/** The places of an answer, as far as something is wanted. */
export function pairSymbols(
  said: readonly number[],
  wanted: ArrayLike<number>,
  symbols: readonly string[],
): readonly SymbolPair[] {
  const all = Array.from(wanted);
  const last = all.findLastIndex((symbol) => symbol !== 0);
  return all.slice(0, last + 1).map((symbol, place) => ({
    said: visible(symbols[said[place] ?? 0]),
    wanted: visible(symbols[symbol]),
    isRight: said[place] === symbol,
    isFree: symbol === 0,
  }));
}

function visible(symbol = ''): string {
  if (symbol === end) return endMark;
  if (symbol === padding) return paddingMark;
  return symbol === ' ' ? space : symbol;
}
