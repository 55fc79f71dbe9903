import { describe, expect, test } from 'vitest';

import { findFault } from '../../../../src-shared/datasets/scenes/judge-caption.ts';
import type { Scene, SceneObject } from '../../../../src-shared/datasets/scenes/scene.ts';

const at = (
  x: number,
  y: number,
  colour: SceneObject['colour'],
  shape: SceneObject['shape'],
  size: SceneObject['size'] = 'small',
): SceneObject => ({ x, y, colour, shape, size, radius: size === 'big' ? 8 : 4.5 });

/** A big blue square on the right, a small red circle left of it, two small green stars at the bottom. */
const scene: Scene = [
  at(36, 14, 'blue', 'square', 'big'),
  at(10, 16, 'red', 'disc'),
  at(8, 40, 'green', 'star'),
  at(22, 42, 'green', 'star'),
];

const judge = (caption: string, language: 'en' | 'es' = 'en'): string => {
  const words = caption.split(' ').filter((word) => word !== '');
  const fault = findFault(words, scene, language);
  return fault === undefined
    ? 'true'
    : 'mention' in fault
      ? `${fault.code} ${fault.mention}`
      : fault.code;
};

describe('a caption is judged by the scene', () => {
  test.each([
    ['a red circle to the left of a blue square', 'true'],
    ['a small red circle to the left of a big blue square', 'true'],
    ['a big blue square to the right of a small red circle', 'true'],
    ['two green stars below a red circle', 'true'],
    ['two small green stars below a big blue square', 'relation'],
    ['a green star below a red circle', 'true'],
    ['a green star to the left of a green star', 'true'],
    ['a circle above two green stars', 'true'],
    ['a circle above a green star', 'true'],
    ['a blue circle to the left of a blue square', 'colour 0'],
    ['a red circle to the left of a red square', 'colour 1'],
    ['a red star to the left of a blue square', 'colour 0'],
    ['a red heart to the left of a blue square', 'shape 0'],
    ['a white heart to the left of a blue square', 'object 0'],
    ['a big red circle to the left of a blue square', 'size 0'],
    ['a red circle to the right of a blue square', 'relation'],
    ['a red circle above a blue square', 'relation'],
    ['three green stars below a red circle', 'count 0'],
    ['two red circles to the left of a blue square', 'count 0'],
    ['a red circle to the left of two blue squares', 'count 1'],
    ['a red circle to the left of a red circle', 'relation'],
    ['a red circle', 'says-too-little'],
    ['a circle to the left of a square', 'says-too-little'],
    ['', 'empty'],
    ['red red red', 'not-understood'],
    ['a red', 'not-understood'],
    ['circle', 'not-understood'],
    ['a red circle a blue square', 'not-understood'],
    ['a red circle to the left of', 'not-understood'],
    ['a red circle to the left a blue square', 'not-understood'],
    ['a red circle to the left of a blue square a', 'not-understood'],
    ['a circle red to the left of a blue square', 'not-understood'],
    ['a red blue circle to the left of a blue square', 'not-understood'],
    ['<start> a red circle to the left of a blue square', 'not-understood'],
    ['an red circle to the left of a blue square', 'agreement'],
    ['a red circles to the left of a blue square', 'agreement'],
    ['two green star below a red circle', 'agreement'],
  ])('%j: %s', (caption, verdict) => {
    expect(judge(caption)).toBe(verdict);
  });

  test.each([
    ['un círculo rojo a la izquierda de un cuadrado azul', 'true'],
    ['un círculo rojo pequeño a la izquierda de un cuadrado azul grande', 'true'],
    ['un círculo pequeño rojo a la izquierda de un cuadrado grande azul', 'true'],
    ['dos estrellas verdes pequeñas debajo de un círculo rojo', 'true'],
    ['una estrella verde debajo de un círculo rojo', 'true'],
    ['un círculo rojo encima de una estrella verde', 'true'],
    ['un círculo verde a la izquierda de un cuadrado azul', 'colour 0'],
    ['un círculo rojo a la derecha de un cuadrado azul', 'relation'],
    ['tres estrellas verdes debajo de un círculo rojo', 'count 0'],
    ['una círculo rojo a la izquierda de un cuadrado azul', 'agreement'],
    ['un círculo roja a la izquierda de un cuadrado azul', 'agreement'],
    ['un círculo rojos a la izquierda de un cuadrado azul', 'agreement'],
    ['dos estrellas verde debajo de un círculo rojo', 'agreement'],
    ['dos estrellas verdes pequeños debajo de un círculo rojo', 'agreement'],
    ['dos estrella verdes debajo de un círculo rojo', 'agreement'],
    ['un estrella verde debajo de un círculo rojo', 'agreement'],
    ['un rojo círculo a la izquierda de un cuadrado azul', 'not-understood'],
    ['un círculo rojo', 'says-too-little'],
    ['a red circle to the left of a blue square', 'not-understood'],
    ['', 'empty'],
  ])('in Spanish, %j: %s', (caption, verdict) => {
    expect(judge(caption, 'es')).toBe(verdict);
  });

  test('a count holds where there are exactly as many', () => {
    const three = [...scene, at(40, 42, 'green', 'star')];
    const words = (text: string) => text.split(' ');
    expect(findFault(words('two green stars below a red circle'), three, 'en')).toEqual({
      code: 'count',
      mention: 0,
    });
  });
});
