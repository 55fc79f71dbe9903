import type { Position } from '../../src-shared/graph/graph.ts';

/** Where a card lies, in canvas pixels. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What the card of a fault takes, with room for four lines and a button. */
export const faultSize = { width: 150, height: 110 };

const margin = 10;

/**
 * Where the card of a fault stands: for a wire in the gap before its target, where the missing node belongs;
 * else below the card it speaks of, or above or beside it, wherever it covers no other.
 */
export function placeFault(of: Box, isOfWire: boolean, cards: readonly Box[]): Position {
  const before = { x: of.x - faultSize.width - 2 * margin, y: of.y + 4 };
  const below = { x: of.x, y: of.y + of.height + margin };
  const above = { x: of.x, y: of.y - faultSize.height - margin };
  const behind = { x: of.x + of.width + 2 * margin, y: of.y + 30 };
  const wanted = isOfWire ? [before, below, above, behind] : [below, above, behind, before];
  return wanted.find((place) => !cards.some((card) => isCovering(place, card))) ?? below;
}

function isCovering({ x, y }: Position, card: Box): boolean {
  return (
    x < card.x + card.width &&
    x + faultSize.width > card.x &&
    y < card.y + card.height &&
    y + faultSize.height > card.y
  );
}
