import { end, padding } from './symbols.ts';

/** Symbols by number as a text, up to the end and without padding. */
export function readSymbols(ids: Iterable<number>, symbols: readonly string[]): string {
  let text = '';
  for (const id of ids) {
    const symbol = symbols[id] ?? '';
    if (symbol === end) break;
    if (symbol !== padding) text += symbol;
  }
  return text;
}
