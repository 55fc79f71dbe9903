import { paintFrames, paintScene } from '../../src-shared/datasets/scenes/paint-scene.ts';
import type { Scene } from '../../src-shared/datasets/scenes/scene.ts';
import { randomStream, type StreamName } from '../random/random-stream.ts';

/** Draws a scene, `[48, 48, 3]` bytes; what is left to chance follows from `name`. Writes over `pixels`. */
export function drawScene(pixels: Uint8Array, scene: Scene, ...name: StreamName): void {
  paintScene(pixels, scene, randomStream(...name));
}

/** The same of a scene in two frames, `[48, 48, 6]` bytes. */
export function drawFrames(pixels: Uint8Array, scene: Scene, ...name: StreamName): void {
  paintFrames(pixels, scene, randomStream(...name));
}
