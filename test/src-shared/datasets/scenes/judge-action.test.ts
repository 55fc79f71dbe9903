import { describe, expect, test } from 'vitest';

import { describeScene } from '../../../../src-shared/datasets/scenes/describe-scene.ts';
import { explainFault } from '../../../../src-shared/datasets/scenes/explain-fault.ts';
import { findFault } from '../../../../src-shared/datasets/scenes/judge-caption.ts';
import type { Scene, SceneAct, SceneObject } from '../../../../src-shared/datasets/scenes/scene.ts';
import { writeCaption } from '../../../../src-shared/datasets/scenes/write-caption.ts';

const at = (
  x: number,
  y: number,
  colour: SceneObject['colour'],
  shape: SceneObject['shape'],
  act?: SceneAct,
): SceneObject => ({ x, y, colour, shape, size: 'small', radius: 4.5, ...(act && { act }) });

const square = at(40, 12, 'blue', 'square');
/** A red circle left of a blue square goes further left. */
const moving: Scene = [at(22, 12, 'red', 'disc', { kind: 'move-left', by: 12 }), square];

const judge = (scene: Scene, caption: string, language: 'en' | 'es' = 'en'): string =>
  findFault(caption.split(' '), scene, language)?.code ?? 'true';

describe('what is said to happen is held against what does', () => {
  test.each([
    ['a red circle moves left', 'true'],
    ['a red circle to the left of a blue square moves left', 'true'],
    ['a red circle moves right', 'action'],
    ['a red circle moves up', 'action'],
    ['a red circle grows', 'action'],
    ['a red circle disappears', 'action'],
    ['a red circle turns green', 'action'],
    ['a blue square moves left', 'actor'],
    ['a blue square to the right of a red circle moves left', 'actor'],
    ['a red circle to the right of a blue square moves left', 'relation'],
    ['a green circle moves left', 'colour'],
    ['two red circles move left', 'count'],
    ['a red circle to the left of a blue square', 'says-too-little'],
    ['a red circle', 'says-too-little'],
    ['a circle moves left', 'says-too-little'],
    ['a red circle move left', 'agreement'],
    ['a red circle moves', 'not-understood'],
    ['a red circle moves left of a blue square', 'not-understood'],
    ['a red circle moves left grows', 'not-understood'],
    ['a red circle turns', 'not-understood'],
    ['moves left', 'not-understood'],
  ])('%j: %s', (caption, verdict) => {
    expect(judge(moving, caption)).toBe(verdict);
  });

  test.each([
    ['un círculo rojo se mueve hacia la izquierda', 'true'],
    ['un círculo rojo a la izquierda de un cuadrado azul se mueve hacia la izquierda', 'true'],
    ['un círculo rojo se mueve hacia la derecha', 'action'],
    ['un círculo rojo se encoge', 'action'],
    ['un cuadrado azul se mueve hacia la izquierda', 'actor'],
    ['un círculo rojo se mueven hacia la izquierda', 'agreement'],
    ['un círculo rojo se vuelve blanca', 'agreement'],
    ['un círculo rojo se vuelve blancos', 'agreement'],
    ['un círculo rojo se mueve a la izquierda', 'not-understood'],
    ['un círculo rojo', 'says-too-little'],
  ])('in Spanish, %j: %s', (caption, verdict) => {
    expect(judge(moving, caption, 'es')).toBe(verdict);
  });

  test('a change of colour is true of the new colour alone', () => {
    const scene = [at(10, 10, 'red', 'star', { kind: 'turn', colour: 'white' }), square];
    expect(judge(scene, 'a red star turns white')).toBe('true');
    expect(judge(scene, 'a red star turns blue')).toBe('action');
    expect(judge(scene, 'a white star turns red')).toBe('colour');
    expect(judge(scene, 'una estrella roja se vuelve blanca', 'es')).toBe('true');
    expect(judge(scene, 'una estrella roja se vuelve blanco', 'es')).toBe('agreement');
  });

  test('several that are alike do it together, and the words agree with their number', () => {
    const act = { kind: 'grow', radius: 8 } as const;
    const scene = [at(8, 10, 'red', 'star', act), at(8, 38, 'red', 'star', act), square];
    expect(judge(scene, 'two red stars grow')).toBe('true');
    expect(judge(scene, 'a red star grows')).toBe('true');
    expect(judge(scene, 'two red stars grows')).toBe('agreement');
    expect(judge(scene, 'dos estrellas rojas crecen', 'es')).toBe('true');
    expect(judge(scene, 'dos estrellas rojas crece', 'es')).toBe('agreement');
    const [, still] = scene;
    const half = [scene[0]!, at(still!.x, still!.y, 'red', 'star'), square];
    expect(judge(half, 'two red stars grow')).toBe('actor');
    expect(judge(half, 'a red star grows')).toBe('true');
    expect(describeScene(half).map((claims) => writeCaption(claims, 'en').join(' '))).toEqual([
      'a red star grows',
    ]);
  });

  test('where a thing is holds in both frames, or it does not hold', () => {
    const scene = [
      at(30, 40, 'red', 'disc', { kind: 'move-left', by: 14 }),
      at(23, 8, 'blue', 'heart'),
    ];
    expect(judge(scene, 'a red circle below a blue heart moves left')).toBe('true');
    const passing = [
      at(40, 26, 'red', 'disc', { kind: 'move-left', by: 14 }),
      at(26, 10, 'blue', 'heart'),
    ];
    expect(judge(passing, 'a red circle below a blue heart moves left')).toBe('true');
    const crossing = [
      at(42, 20, 'red', 'disc', { kind: 'move-left', by: 16 }),
      at(26, 8, 'blue', 'heart'),
    ];
    expect(judge(crossing, 'a red circle to the right of a blue heart moves left')).toBe(
      'relation',
    );
    expect(judge(crossing, 'a red circle below a blue heart moves left')).toBe('relation');
  });

  test('what appears has its place in the second frame, what disappears in the first', () => {
    for (const kind of ['appear', 'disappear'] as const) {
      const scene = [at(10, 12, 'red', 'disc', { kind }), square];
      expect(judge(scene, `a red circle to the left of a blue square ${kind}s`)).toBe('true');
      expect(judge(scene, `a red circle above a blue square ${kind}s`)).toBe('relation');
    }
  });

  test('nothing happens in a scene that stands still', () => {
    expect(judge([at(10, 12, 'red', 'disc'), square], 'a red circle grows')).toBe('action');
  });
});

describe('what is wrong with it is explained', () => {
  const explain = (scene: Scene, caption: string, language: 'en' | 'es' = 'en') =>
    explainFault(caption.split(' '), scene, language);

  test('by what happens instead', () => {
    const truths = ['a red circle moves left'];
    expect(explain(moving, 'a red circle moves right')).toEqual({
      ...{ code: 'action', said: 'moves right', truths },
    });
    expect(explain(moving, 'a blue square moves left')).toEqual({
      ...{ code: 'actor', said: 'moves left', truths },
    });
    expect(explain(moving, 'un círculo rojo se vuelve azul', 'es')).toEqual({
      ...{ code: 'action', said: 'se vuelve azul' },
      truths: ['un círculo rojo se mueve hacia la izquierda'],
    });
    expect(explain([at(10, 12, 'red', 'disc'), square], 'a red circle grows')).toEqual({
      ...{ code: 'action', said: 'grows', truths: [] },
    });
  });

  test('by what it does not say, and by all the words that do not agree', () => {
    expect(explain(moving, 'a red circle to the left of a blue square')).toMatchObject({
      lacks: 'action',
    });
    expect(explain(moving, 'dos círculos rojos se mueve hacia arriba', 'es')).toMatchObject({
      ...{ code: 'agreement', said: 'dos círculos rojos se mueve hacia arriba' },
    });
  });
});
