import { describe, expect, test } from 'vitest';

import { layOutBeam, type PlacedWord } from '../../../src-renderer/captions/beam-layout.ts';
import { stepInTree } from '../../../src-renderer/captions/walk-tree.ts';
import { beamTree } from './example-tree.ts';

const figureOf = (value: number): string => value.toFixed(2);
const nodes = beamTree(5, 20);
const layout = layOutBeam({ nodes }, figureOf);

const meet = (a: PlacedWord, b: PlacedWord): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a beam of five over twenty words', () => {
  test('is drawn whole, and no two labels overlap', () => {
    expect(nodes).toHaveLength(1 + 5 + 19 * 25);
    expect(layout.words).toHaveLength(nodes.length);
    const pairs = layout.words.flatMap((a, at) =>
      layout.words.slice(at + 1).filter((b) => meet(a, b)),
    );
    expect(pairs).toEqual([]);
  });

  test('keeps every label on the page, wide enough for its word and its figure', () => {
    for (const { x, y, width, height, shown, figure, figureX } of layout.words) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
      expect(figureX - x).toBeGreaterThanOrEqual(shown.length * 6.6);
      expect(figureX + figure.length * 6.6).toBeLessThanOrEqual(x + width);
    }
  });

  test('fits the height of the bench at 1280 by 720, and its branches never cross', () => {
    expect(layout.height).toBeLessThanOrEqual(520);
    for (const { x } of layout.columns) {
      const column = layout.words.filter((word) => word.x === x).sort((a, b) => a.y - b.y);
      const sources = column.map(({ from }) => from!.y);
      expect(sources).toEqual(sources.toSorted((a, b) => a - b));
    }
  });
});

describe('in a room of 880 pixels', () => {
  const room = 880;
  const lines = layOutBeam({ nodes }, figureOf, room);

  test('columns that do not fit beside one another go on in a line below', () => {
    expect(lines.width).toBeLessThanOrEqual(room);
    for (const { x, y, width, height } of lines.words) {
      expect(x + width).toBeLessThanOrEqual(room);
      expect(y + height).toBeLessThanOrEqual(lines.height);
    }
    const pairs = lines.words.flatMap((a, at) =>
      lines.words.slice(at + 1).filter((b) => meet(a, b)),
    );
    expect(pairs).toEqual([]);
    expect(new Set(lines.columns.map(({ y }) => y)).size).toBeGreaterThan(1);
  });

  test('a branch leaves its line and goes on in the next at the same height', () => {
    const wrapped = lines.words.filter(({ left }) => left !== undefined);
    expect(wrapped.length).toBeGreaterThan(0);
    const lineHeight =
      lines.columns.at(-1)!.y / (new Set(lines.columns.map(({ y }) => y)).size - 1);
    for (const { from, left, x } of wrapped) {
      expect(from!.y - left!.y).toBeCloseTo(lineHeight);
      expect(from!.x).toBeLessThan(x);
      expect(left!.until).toBeLessThanOrEqual(room);
    }
  });
});

test('a word that is too long is cut, and said whole beside it', () => {
  const word = 'desafortunadamente';
  const long = { parent: 0, word, logProbability: -1, total: -1, fate: 'kept' as const };
  const [, placed] = layOutBeam({ nodes: [...beamTree(1, 0), long] }, figureOf).words;
  expect(placed).toMatchObject({ word, shown: 'desafortunadame…' });
});

test('arrow keys walk the tree: to the word before, the likeliest behind, and up and down a column', () => {
  const step = (from: number, key: string) => stepInTree(nodes, layout, from, key);
  expect(step(0, 'ArrowRight')).toBe(1);
  expect(step(1, 'ArrowLeft')).toBe(0);
  expect(step(0, 'ArrowLeft')).toBeUndefined();
  const below = step(1, 'ArrowDown')!;
  expect(nodes[below]!.parent).toBe(0);
  expect(step(below, 'ArrowUp')).toBe(1);
  expect(step(1, 'ArrowUp')).toBeUndefined();
  expect(step(40, 'Home')).toBe(0);
  expect(step(40, 'x')).toBeUndefined();
  // A word that was dropped leads nowhere.
  expect(step(5 + 25, 'ArrowRight')).toBeUndefined();
});
