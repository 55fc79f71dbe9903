import type { CopiedStretch } from '../../src-shared/protocol/reading-frame.ts';

/** A piece of a text; `number` is its copy's place among all copies, from 0, where it is one. */
export type MarkedPiece = { readonly text: string; readonly number: number | undefined };

/** A text cut where its copies begin and end. They do not overlap. */
export function markCopies(
  text: string,
  stretches: readonly Pick<CopiedStretch, 'start' | 'length'>[],
): readonly MarkedPiece[] {
  const characters = Array.from(text);
  const inOrder = stretches
    .map(({ start, length }, number) => ({ start, end: start + length, number }))
    .sort((a, b) => a.start - b.start);
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const add = (to: number, number: number | undefined): void => {
    if (to > at) pieces.push({ text: characters.slice(at, to).join(''), number });
    at = Math.max(at, to);
  };
  for (const { start, end, number } of inOrder) {
    add(start, undefined);
    add(end, number);
  }
  add(characters.length, undefined);
  return pieces;
}
