import { expect, test } from 'vitest';

import { explainFault } from '../../../../src-shared/datasets/scenes/explain-fault.ts';
import type { Scene } from '../../../../src-shared/datasets/scenes/scene.ts';

const scene: Scene = [
  { shape: 'disc', colour: 'blue', size: 'big', x: 10, y: 24, radius: 8 },
  { shape: 'star', colour: 'red', size: 'small', x: 38, y: 24, radius: 4.6 },
  { shape: 'star', colour: 'white', size: 'small', x: 24, y: 8, radius: 4.6 },
];
const explain = (caption: string, language: 'en' | 'es' = 'en') =>
  explainFault(caption.split(' ').filter(Boolean), scene, language);

test('a true caption needs no explanation', () => {
  expect(explain('a blue circle to the left of a red star')).toBeUndefined();
});

test.each([
  [
    'a red circle to the left of a red star',
    { code: 'colour', said: 'red', truths: ['a blue circle'] },
  ],
  [
    'a small blue circle above a red star',
    { code: 'size', said: 'small', truths: ['a big blue circle'] },
  ],
  [
    'a blue circle to the left of a green star',
    { code: 'colour', said: 'green', truths: ['a red star', 'a white star'] },
  ],
  ['a blue heart above a red star', { code: 'shape', said: 'heart', truths: ['a blue circle'] }],
  [
    'a big orange cross above a red star',
    { code: 'object', said: 'a big orange cross', truths: [] },
  ],
  [
    'three stars to the right of a blue circle',
    { code: 'count', said: 'three stars', truths: [], there: 2 },
  ],
  [
    'a blue circle above a red star',
    { code: 'relation', said: 'above', truths: ['a blue circle to the left of a red star'] },
  ],
  ['a blue circle', { code: 'says-too-little', said: '', truths: [], lacks: 'place' }],
  [
    'a circle to the left of a star',
    { code: 'says-too-little', said: '', truths: [], lacks: 'colour' },
  ],
  ['', { code: 'empty', said: '', truths: [] }],
  ['a blue', { code: 'not-understood', said: '', truths: [] }],
  ['a blue to the circle', { code: 'not-understood', said: 'to', truths: [] }],
  ['a orange star', { code: 'agreement', said: 'a orange star', truths: [] }],
] as const)('%j: what was said and what would be true', (caption, explained) => {
  expect(explain(caption)).toEqual(explained);
});

test('it is explained in the language of the caption', () => {
  expect(explain('un círculo rojo a la izquierda de una estrella roja', 'es')).toEqual({
    ...{ code: 'colour', said: 'rojo' },
    truths: ['un círculo azul'],
  });
  expect(explain('un círculo azul encima de una estrella roja', 'es')).toEqual({
    ...{ code: 'relation', said: 'encima de' },
    truths: ['un círculo azul a la izquierda de una estrella roja'],
  });
});
