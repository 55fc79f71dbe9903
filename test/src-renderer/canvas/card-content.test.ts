import { describe, expect, it } from 'vitest';

import { composeMaps } from '../../../src-renderer/canvas/compose-maps.ts';
import { emphasise } from '../../../src-renderer/canvas/emphasise.ts';
import { pictureForm } from '../../../src-renderer/canvas/picture-form.ts';
import { readAnswer } from '../../../src-renderer/canvas/read-answer.ts';
import { graphOf } from '../../../src-renderer/document/edit-graph.ts';
import { createColourRamp } from '../../../src-renderer/inspect/colour-ramp.ts';
import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const ramp = createColourRamp([
  [0, 0, 0],
  [255, 255, 255],
]);
const ramps = { given: ramp, computed: ramp, signed: ramp };

function nodeOf(template: 'lenet-relu' | 'char-rnn-hello', id: string): GraphNode {
  const graph = graphOf(buildTemplate(template, 'Title'), 'network');
  const node = graph.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(id);
  return node;
}

function numbers(values: readonly number[], shape: readonly number[]) {
  return { data: Float32Array.from(values), shape, fullShape: shape };
}

describe('the form of a card’s picture', () => {
  it.each([
    ['conv2d_1', [28, 28, 6], { kind: 'maps', count: 6, columns: 3, aspect: 1.5, isPlane: false }],
    ['conv2d_2', [10, 10, 16], { kind: 'maps', count: 16, columns: 4, aspect: 1, isPlane: false }],
    ['dense_1', [120], { kind: 'strip' }],
    ['dense_3', [10], { kind: 'bars', count: 10 }],
    ['output_1', [10], { kind: 'answer' }],
  ])('of %s follows from its shape alone', (id, shape, form) => {
    expect(pictureForm(nodeOf('lenet-relu', id), shape)).toEqual(form);
  });

  it('of an Input of characters is text', () => {
    expect(pictureForm(nodeOf('char-rnn-hello', 'input_1'), [16])).toEqual({ kind: 'characters' });
  });

  it('is none before anything is known', () => {
    expect(pictureForm(nodeOf('lenet-relu', 'dense_1'), undefined)).toEqual({ kind: 'none' });
  });
});

describe('maps put together', () => {
  it('have each its own scale and a gap without colour between them', () => {
    // Two maps of 2×2: [0, 1, 2, 4] and [0, 10, 20, 40], channels last.
    const picture = numbers([0, 0, 1, 10, 2, 20, 4, 40], [2, 2, 2]);
    const { width, height, pixels } = composeMaps(picture, false, ramps);
    const scale = 35;
    const gap = width - 4 * scale;
    expect(height).toBe(2 * scale);
    const red = (x: number, y: number): number => pixels[(y * width + x) * 4] ?? -1;
    const alpha = (x: number, y: number): number => pixels[(y * width + x) * 4 + 3] ?? -1;
    for (const left of [0, 2 * scale + gap]) {
      expect([red(left, 0), red(left + scale, 0)]).toEqual([0, 64]);
      expect([red(left, scale), red(left + 2 * scale - 1, height - 1)]).toEqual([128, 255]);
    }
    expect(alpha(2 * scale, 0)).toBe(0);
    expect(alpha(0, 0)).toBe(255);
  });

  it('of large pictures are smoothed within their edges', () => {
    // Left half 0, right half 1.
    const halves = Array.from({ length: 400 }, (_, index) => (index % 20 < 10 ? 0 : 1));
    const { width, height, pixels } = composeMaps(numbers(halves, [20, 20, 1]), true, ramps);
    expect([width, height]).toEqual([140, 140]);
    const row = Array.from({ length: width }, (_, x) => pixels[x * 4] ?? -1);
    expect([row[0], row[63], row[76], row[139]]).toEqual([0, 0, 255, 255]);
    const middle = row.slice(64, 76);
    expect(middle).toEqual(middle.toSorted((a, b) => a - b));
    expect(new Set(middle).size).toBeGreaterThan(6);
  });
});

describe('the answer of a network', () => {
  const digits = ['0', '1', '2'];

  it('is the likeliest class and its share', () => {
    const answer = readAnswer(numbers([0.25, 0.5, 0.25], [3]), digits);
    expect(answer).toEqual({ kind: 'class', name: '1', share: 0.5 });
  });

  it('of one probability is the likelier of two classes', () => {
    expect(readAnswer(numbers([0.25], [1]), ['0', '1'])).toEqual({
      kind: 'class',
      name: '0',
      share: 0.75,
    });
  });

  it('of a sequence is the likeliest at each place: characters, or words to the end', () => {
    const said = numbers([1, 0, 0, 0, 0, 1], [2, 3]);
    const text = (classes: string[]) => readAnswer(said, classes);
    expect(text(['h', 'o', 'l'])).toEqual({ kind: 'text', text: 'hl' });
    expect(text(['a', 'red', 'heart'])).toEqual({ kind: 'text', text: 'a heart' });
    expect(text(['heart', 'red', '<end>'])).toEqual({ kind: 'text', text: 'heart' });
  });

  it('of a sequence leaves out the places at which nothing is asked', () => {
    const said = numbers([0, 1, 0, 1, 1, 0], [3, 2]);
    const answer = readAnswer(said, ['a', 'b'], 'characters', (place) => place > 0);
    expect(answer).toEqual({ kind: 'text', text: 'ba' });
  });

  it('of a sequence of symbols without names is nothing, and no class of the last of them', () => {
    expect(readAnswer(numbers([1, 0, 0, 0, 0, 1], [2, 3]), [])).toBeUndefined();
  });

  it('without classes is the number', () => {
    expect(readAnswer(numbers([2.5], [1]), [])).toEqual({ kind: 'number', value: 2.5 });
  });

  it('is none before there are numbers', () => {
    expect(readAnswer(undefined, digits)).toBeUndefined();
  });
});

describe('the emphasis in a sentence', () => {
  it('lies on the first place of each word and loses no letter', () => {
    const sentence = 'Dense needs one row, but gets 4×4×16.';
    const parts = emphasise(sentence, ['Dense', '4×4×16', 'absent', '']);
    expect(parts.map(({ text }) => text).join('')).toBe(sentence);
    expect(parts.filter(({ isStrong }) => isStrong).map(({ text }) => text)).toEqual([
      'Dense',
      '4×4×16',
    ]);
  });
});
