import type { Position } from '../../src-shared/graph/graph.ts';
import { portY } from './card-geometry.ts';

export type WireRoute = {
  /** SVG path data. */
  readonly path: string;
  /** Where the shape is written; on the line it needs a ground of its own. */
  readonly label: Position & { readonly isOnLine: boolean };
  /** Where the pointer finds the sign to insert a layer. */
  readonly middle: Position;
};

const cornerRadius = 8;
/** How far a wire goes on from its port before it turns. */
const stub = 13;
/** Between a row of cards and the wire that runs above it. */
const clearance = 19;

/**
 * The way of a wire between two ports: straight in a row, with one step between rows, and around the cards
 * where its target lies to the left, as a line of text goes on in the next one, or where `passesCards`.
 */
export function routeWire(from: Position, to: Position, passesCards = false): WireRoute {
  const middleX = (from.x + to.x) / 2;
  const middle = { x: middleX, y: (from.y + to.y) / 2 };
  if (Math.abs(from.y - to.y) < 1 && to.x > from.x && !passesCards) {
    return {
      path: `M${from.x} ${from.y}H${to.x}`,
      label: { x: middleX, y: from.y - 8, isOnLine: false },
      middle,
    };
  }
  if (to.x >= from.x + 2 * stub && !passesCards) {
    const turns = [from, { x: middleX, y: from.y }, { x: middleX, y: to.y }, to];
    return { path: roundCorners(turns), label: { ...middle, isOnLine: true }, middle };
  }
  const top = to.y > from.y && !passesCards ? to.y : Math.min(from.y, to.y);
  const y = top - portY - clearance;
  const right = from.x + stub;
  const left = to.x - stub;
  const path = roundCorners([
    from,
    { x: right, y: from.y },
    { x: right, y },
    { x: left, y },
    { x: left, y: to.y },
    to,
  ]);
  const bend = { x: (right + left) / 2, y };
  return { path, label: { ...bend, isOnLine: true }, middle: bend };
}

/** A path of straight lines whose corners are rounded as far as the lines beside them are long enough. */
function roundCorners(points: readonly Position[]): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  for (const [index, corner] of others.entries()) {
    const before = points[index] ?? first;
    const after = others[index + 1];
    if (after === undefined) {
      path += `L${corner.x} ${corner.y}`;
      break;
    }
    const radius = Math.min(
      cornerRadius,
      distance(before, corner) / 2,
      distance(corner, after) / 2,
    );
    const start = towards(corner, before, radius);
    const end = towards(corner, after, radius);
    path += `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  }
  return path;
}

function distance(a: Position, b: Position): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Position, to: Position, by: number): Position {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
