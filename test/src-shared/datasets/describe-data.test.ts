import { describe, expect, test } from 'vitest';

import { answersData, describeData } from '../../../src-shared/datasets/describe-data.ts';
import { vocabularyOf } from '../../../src-shared/datasets/vocabulary.ts';

describe('what a data source asks of a network', () => {
  test('digits are images of 28 by 28 in ten classes', () => {
    expect(describeData({ kind: 'digits' })).toMatchObject({
      inputShape: [28, 28, 1],
      inputNumbers: 'float',
      outputShape: [10],
      task: 'classification',
    });
  });

  test('points are two numbers in two classes, answered by one probability or by two', () => {
    const points = describeData({ kind: 'points', pattern: 'xor', count: 100, noise: 0 })!;
    expect(points.inputShape).toEqual([2]);
    expect(points.outputShape).toEqual([1]);
    expect(answersData(points, [1])).toBe(true);
    expect(answersData(points, [2])).toBe(true);
    expect(answersData(points, [3])).toBe(false);
  });

  test('the text "hello" has four characters, and every place of the window continues', () => {
    const hello = describeData({ kind: 'text', corpus: 'hello', text: '', window: 4 })!;
    expect(hello).toMatchObject({
      inputShape: [4],
      inputNumbers: 'integer',
      outputShape: [4, 4],
      task: 'next-character',
      classes: ['e', 'h', 'l', 'o'],
    });
  });

  test('points of a curve are one number in and one number out', () => {
    const source = { curve: 'sine', count: 10, heldOut: 10, noise: 0, seed: 1 } as const;
    expect(describeData({ kind: 'curve', ...source })).toEqual({
      inputShape: [1],
      inputNumbers: 'float',
      outputShape: [1],
      task: 'regression',
    });
  });

  test('the novel is known by its characters without being read', () => {
    const novel = describeData({ kind: 'text', corpus: 'novel', text: '', window: 8 })!;
    expect(novel.outputShape).toEqual([8, 81]);
    expect(novel.classes).toContain('—');
  });

  test('a text of its own has the vocabulary of its code points', () => {
    const own = describeData({ kind: 'text', corpus: 'own', text: '¿Años? 🙂🙂', window: 2 })!;
    expect(own.classes).toEqual([' ', '?', 'A', 'o', 's', '¿', 'ñ', '🙂']);
    expect(own.outputShape).toEqual([2, 8]);
  });

  test('nothing is known of an empty text, of imported data and of no data', () => {
    expect(describeData({ kind: 'text', corpus: 'own', text: '', window: 2 })).toBeUndefined();
    expect(describeData({ kind: 'imported', id: 'mine' })).toBeUndefined();
    expect(describeData({ kind: 'none' })).toBeUndefined();
  });

  test('the same source is described by the same object', () => {
    const source = { kind: 'text', corpus: 'hello', text: '', window: 4 } as const;
    expect(describeData(source)).toBe(describeData(source));
  });

  test('a vocabulary is sorted by code point, not by UTF-16 unit', () => {
    expect(vocabularyOf('\u{1f600}\uff21a')).toEqual(['a', '\uff21', '\u{1f600}']);
  });
});
