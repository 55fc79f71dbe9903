import { expect, test } from 'vitest';

import { explainFault } from '../../../../src-shared/datasets/scenes/explain-fault.ts';
import type { Scene, SceneObject } from '../../../../src-shared/datasets/scenes/scene.ts';

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
    // The white star is not to the right of it.
    { code: 'colour', said: 'green', truths: ['a red star'] },
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

/** Things in a row from left to right. */
const row = (
  ...things: readonly (readonly [SceneObject['colour'], SceneObject['shape']])[]
): Scene =>
  things.map(([colour, shape], at) => ({
    ...{ shape, colour, size: 'small', x: 6 + 12 * at, y: 24, radius: 4.6 },
  }));
const yellow = ['yellow', 'triangle'] as const;

test.each([
  [
    'a blue cross to the left of a green cross',
    row(['blue', 'cross'], ['green', 'square']),
    { code: 'shape', said: 'cross', truths: ['a green square'] },
  ],
  [
    'a purple star above a purple star',
    row(['purple', 'star'], ['red', 'disc']),
    {
      code: 'too-few',
      said: 'a purple star',
      truths: [],
      tooFew: { named: 2, has: 'a purple star' },
    },
  ],
  [
    'a purple star to the left of a purple star',
    row(['purple', 'star'], ['red', 'star']),
    {
      ...{ code: 'too-few', said: 'a purple star' },
      truths: ['a purple star to the left of a red star'],
      tooFew: { named: 2, has: 'a purple star' },
    },
  ],
  [
    'a purple star above a purple star',
    row(['purple', 'star']),
    {
      code: 'too-few',
      said: 'a purple star',
      truths: [],
      tooFew: { named: 2, has: 'a purple star' },
    },
  ],
  [
    'a yellow triangle to the left of two yellow triangles',
    row(yellow, yellow),
    {
      ...{ code: 'too-few', said: 'two yellow triangles' },
      truths: ['a yellow triangle to the left of a yellow triangle'],
      tooFew: { named: 3, has: 'two yellow triangles' },
    },
  ],
  [
    'a yellow triangle to the left of two yellow triangles',
    row(yellow, ['red', 'disc']),
    {
      ...{ code: 'too-few', said: 'two yellow triangles', truths: [] },
      tooFew: { named: 3, has: 'a yellow triangle' },
    },
  ],
  [
    'a red circle to the left of two circles',
    row(['red', 'disc'], ['blue', 'disc']),
    {
      ...{ code: 'too-few', said: 'two circles' },
      truths: ['a red circle to the left of a circle'],
      tooFew: { named: 3, has: 'two circles' },
    },
  ],
] as const)('%j names different things', (caption, things, explained) => {
  expect(explainFault(caption.split(' '), things, 'en')).toEqual(explained);
});

test('one thing and two more of its kind are three', () => {
  const caption = 'a yellow triangle to the left of two yellow triangles'.split(' ');
  expect(explainFault(caption, row(yellow, yellow, yellow), 'en')).toBeUndefined();
});

test('the word at fault is that of its own mention, in Spanish too', () => {
  const cross = row(['blue', 'cross'], ['green', 'square']);
  const said = (caption: string, scene: Scene) => explainFault(caption.split(' '), scene, 'es');
  expect(said('una cruz azul a la izquierda de una cruz verde', cross)).toEqual({
    ...{ code: 'shape', said: 'cruz', truths: ['un cuadrado verde'] },
  });
  expect(
    said('una estrella morada encima de una estrella morada', row(['purple', 'star'])),
  ).toMatchObject({ code: 'too-few', tooFew: { named: 2, has: 'una estrella morada' } });
  // The same colour in two forms: the wrong one is the second.
  const stars = row(['red', 'disc'], ['white', 'star']);
  expect(said('un círculo rojo a la izquierda de una estrella roja', stars)).toEqual({
    ...{ code: 'colour', said: 'roja', truths: ['una estrella blanca'] },
  });
});
