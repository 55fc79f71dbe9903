import { beforeEach, expect, test } from 'vitest';

import { OwnScene } from '../../../src-renderer/captions/own-scene.svelte.ts';
import { drawScene } from '../../../src-trainer/datasets/draw-scene.ts';
import { paintScene } from '../../../src-shared/datasets/scenes/paint-scene.ts';
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
