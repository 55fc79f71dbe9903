import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { faultSize, placeFault } from '../../../src-renderer/canvas/place-fault.ts';
import { placeAfter, placeFree } from '../../../src-renderer/canvas/place-node.ts';
import { routeWire } from '../../../src-renderer/canvas/route-wire.ts';
import { graphOf } from '../../../src-renderer/document/edit-graph.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const lenet = graphOf(buildTemplate('lenet-5', 'Digits'), 'network');
const point = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
});

/** Every corner point of path data, as pairs. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const numbers = [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0]] : []));
}

describe('the way of a wire', () => {
  it('is a straight line in a row, with its label above', () => {
    const route = routeWire({ x: 100, y: 15 }, { x: 150, y: 15 });
    expect(route.path).toBe('M100 15H150');
    expect(route.label).toEqual({ x: 125, y: 7, isOnLine: false });
  });

  it('begins and ends at its ports, wherever they are', () => {
    fc.assert(
      fc.property(point, point, fc.boolean(), (from, to, passesCards) => {
        fc.pre(from.y !== to.y || passesCards);
        const points = pointsOf(routeWire(from, to, passesCards).path);
        expect(points[0]).toEqual([from.x, from.y]);
        expect(points.at(-1)).toEqual([to.x, to.y]);
        expect(points.flat().every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('runs above the next row where it goes back to the left', () => {
    const { path, label } = routeWire({ x: 840, y: 15 }, { x: 0, y: 255 });
    expect(label.y).toBe(255 - 15 - 19);
    expect(label.isOnLine).toBe(true);
    expect(Math.max(...pointsOf(path).map(([x]) => x))).toBe(853);
  });

  it('goes above the cards that it passes', () => {
    const { path } = routeWire({ x: 0, y: 15 }, { x: 600, y: 15 }, true);
    expect(Math.min(...pointsOf(path).map(([, y]) => y))).toBeLessThan(0);
  });
});

describe('the place of a new node', () => {
  it('is behind its source in the row', () => {
    const [first] = lenet.nodes;
    expect(placeAfter({ nodes: [first!], wires: [] }, first!)).toEqual({ x: 180, y: 0 });
  });

  it('is at the beginning of the next row where the row is full', () => {
    const fifth = lenet.nodes[4];
    const row = lenet.nodes.slice(0, 5);
    expect(placeAfter({ nodes: row, wires: [] }, fifth!)).toEqual({ x: 0, y: 240 });
  });

  it('never covers another card', () => {
    fc.assert(
      fc.property(point, (wanted) => {
        const place = placeFree(lenet, wanted);
        const isCovering = lenet.nodes.some(
          ({ position: { x, y } }) => Math.abs(x - place.x) < 100 && Math.abs(y - place.y) < 80,
        );
        expect(isCovering).toBe(false);
      }),
    );
  });
});

describe('the place of a fault', () => {
  const card = { x: 200, y: 200, width: 130, height: 120 };

  it('of a wire is in the gap before its target, where the missing node belongs', () => {
    expect(placeFault(card, true, [card]).x).toBeLessThan(card.x - faultSize.width);
  });

  it('is below the card where the gap is taken', () => {
    const neighbour = { x: 40, y: 200, width: 130, height: 120 };
    const place = placeFault(card, true, [card, neighbour]);
    expect(place).toEqual({ x: 200, y: 330 });
  });

  it('of a card is below it, or above where another card lies below', () => {
    const below = { x: 200, y: 340, width: 130, height: 120 };
    expect(placeFault(card, false, [card]).y).toBe(330);
    expect(placeFault(card, false, [card, below]).y).toBe(200 - faultSize.height - 10);
  });
});
