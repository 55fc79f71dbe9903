import { beforeEach, expect, test } from 'vitest';

import { OwnScene } from '../../../src-renderer/captions/own-scene.svelte.ts';
import { drawFrames, drawScene } from '../../../src-trainer/datasets/draw-scene.ts';
import { paintFrames, paintScene } from '../../../src-shared/datasets/scenes/paint-scene.ts';
import { randomStream } from '../../../src-trainer/random/random-stream.ts';

let scene: OwnScene;
beforeEach(() => {
  scene = new OwnScene();
});

test('objects are added where there is room, up to four, each as the look says', () => {
  for (const colour of ['red', 'blue', 'white', 'green', 'purple'] as const) {
    scene.chosen = -1;
    scene.change({ colour });
    scene.add();
  }
  expect(scene.objects.map(({ colour }) => colour)).toEqual(['red', 'blue', 'white', 'green']);
  expect(scene.isFull).toBe(true);
  expect(scene.isTouching).toBe(false);
});

test('an object is moved within the picture, changed, and taken away', () => {
  scene.add({ x: 10, y: 10 });
  scene.add({ x: 40, y: 40 });
  scene.choose(0);
  scene.moveTo({ x: -5, y: 20 });
  expect(scene.objects[0]).toMatchObject({ x: 8.5, y: 20, radius: 8 });
  scene.change({ size: 'small', shape: 'star' });
  expect(scene.objects[0]).toMatchObject({ shape: 'star', size: 'small', radius: 4.6, x: 8.5 });
  expect(scene.objects[1]).toMatchObject({ shape: 'disc', size: 'big' });
  scene.removeChosen();
  expect(scene.objects).toHaveLength(1);
  expect(scene.isEnough).toBe(false);
  scene.clear();
  expect(scene.objects).toEqual([]);
});

test('it is said when things touch, and when no training picture shows such a thing', () => {
  scene.add({ x: 20, y: 20 });
  scene.add({ x: 30, y: 20 });
  expect(scene.isTouching).toBe(true);
  expect(scene.unseenPairs).toEqual([]);
  scene.change({ colour: 'orange' });
  expect(scene.unseenPairs).toHaveLength(1);
});

test('the picture is what the data would draw, moves with its objects and keeps its shades', () => {
  scene.add({ x: 12, y: 24 });
  scene.add({ x: 36, y: 24 });
  const { data, shape } = scene.picture;
  expect(shape).toEqual([48, 48, 3]);
  const [ownMiddle, ground] = [3 * (24 * 48 + 36), 3 * (3 * 48 + 3)];
  expect(data[ownMiddle]!).toBeGreaterThan(0.6);
  expect(data[ground]!).toBeLessThan(0.4);
  scene.moveTo({ x: 36, y: 10 });
  expect(scene.picture.data[ownMiddle]!).toBeLessThan(0.4);
  expect(scene.picture.data[ground]).toBe(data[ground]);

  // The trainer's way of drawing is the window's, with chance from a stream of its own.
  const drawn = new Uint8Array(48 * 48 * 3);
  const painted = new Uint8Array(48 * 48 * 3);
  drawScene(drawn, scene.objects, 3, 'scenes', 'one');
  paintScene(painted, scene.objects, randomStream(3, 'scenes', 'one'));
  expect(painted).toEqual(drawn);
});

test('in two frames the chosen thing does something, no other does, and both frames show it', () => {
  const acting = new OwnScene(() => 2);
  acting.add({ x: 10, y: 12 });
  acting.add({ x: 36, y: 36 });
  acting.let({ kind: 'disappear' });
  acting.choose(0);
  acting.let({ kind: 'move-left' });
  // It is moved to where it can go.
  expect(acting.objects[0]).toMatchObject({ x: 20.5, act: { kind: 'move-left', by: 12 } });
  expect(acting.objects[1]).not.toHaveProperty('act');
  expect(acting.action).toEqual({ kind: 'move-left' });
  expect(acting.picture.shape).toEqual([48, 48, 6]);
  const light = (frame: number, x: number): number =>
    acting.picture.data[6 * (12 * 48 + x) + 3 * frame]!;
  expect([light(0, 24), light(1, 24)].map((it) => it > 0.6)).toEqual([true, false]);
  expect([light(0, 4), light(1, 4)].map((it) => it > 0.6)).toEqual([false, true]);

  acting.let({ kind: 'grow' });
  expect(acting.objects[0]).toMatchObject({ size: 'small', act: { kind: 'grow', radius: 8 } });
  expect(acting.look.size).toBe('small');
  acting.change({ size: 'big' });
  expect(acting.isActing).toBe(false);
  acting.let({ kind: 'turn', colour: 'blue' });
  acting.change({ colour: 'blue' });
  expect(acting.isActing).toBe(false);
  acting.let({ kind: 'appear' });
  acting.chosen = -1;
  acting.let({ kind: 'grow' });
  expect(acting.objects[0]).toMatchObject({ act: { kind: 'appear' } });
  acting.choose(0);
  acting.let(undefined);
  expect(acting.isActing).toBe(false);
});

test('what touches, or becomes what no training picture shows, is told of both frames', () => {
  const acting = new OwnScene(() => 2);
  acting.change({ shape: 'heart', colour: 'red' });
  acting.add({ x: 10, y: 20 });
  acting.add({ x: 38, y: 20 });
  expect(acting.isTouching).toBe(false);
  acting.let({ kind: 'move-left' });
  expect(acting.isTouching).toBe(true);
  acting.let({ kind: 'turn', colour: 'blue' });
  expect(acting.isTouching).toBe(false);
  expect(acting.unseenPairs).toMatchObject([{ colour: 'blue', shape: 'heart' }]);
});

test('for a network that sees one frame nothing happens', () => {
  scene.add({ x: 24, y: 24 });
  scene.let({ kind: 'move-left' });
  expect(scene.scene[0]).not.toHaveProperty('act');
  expect(scene.picture.shape).toEqual([48, 48, 3]);
});

test('two frames are drawn as the data draws them', () => {
  const acting = new OwnScene(() => 2);
  acting.add({ x: 12, y: 24 });
  acting.let({ kind: 'turn', colour: 'white' });
  const drawn = new Uint8Array(48 * 48 * 6);
  const painted = new Uint8Array(48 * 48 * 6);
  drawFrames(drawn, acting.scene, 3, 'scenes', 'one');
  paintFrames(painted, acting.scene, randomStream(3, 'scenes', 'one'));
  expect(painted).toEqual(drawn);
});
