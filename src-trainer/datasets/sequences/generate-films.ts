import {
  filmSide,
  movements,
  type Movement,
} from '../../../src-shared/datasets/sequences/movements.ts';
import type { SequencesOf } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { randomStream, type RandomStream } from '../../random/random-stream.ts';

/** Films and how the dot of each moves. */
export type Films = {
  /** `[count, frames, side, side]`, flat; 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** `[count]`; the classes come in turn. */
  readonly labels: Int32Array<ArrayBuffer>;
};

/** Standard deviation of the dot's brightness around its middle, in pixels. */
const dotWidth = 1;
/** How far a pixel strays from what it should be, of 1: any value up to it is as likely. */
const grain = 0.14;
/** Pixels whose noise is drawn at once; a row is so many of them or a multiple. */
const bytesInWord = 4;

/** Where the middle of a dot is at a frame, in pixels. */
type Path = (frame: number) => readonly [x: number, y: number];

/**
 * Films of one dot that moves at an even pace. What leaves the picture at one edge comes in again at the other one,
 * and a dot starts anywhere: at every frame it is as likely at any place, whatever its movement, so that one frame
 * (or all of them in any order) does not tell it.
 */
export function generateFilms(
  { count, length }: Pick<SequencesOf<'moving-dot'>, 'count' | 'length'>,
  seed: number,
): Films {
  const frameSize = filmSide * filmSide;
  const pixels = new Uint8Array(count * length * frameSize);
  const labels = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const label = index % movements.length;
    labels[index] = label;
    const random = randomStream(seed, 'sequences', 'moving-dot', index);
    const pathOf = drawPath(movements[label] ?? 'left', random);
    const brightness = between(0.7, 1, random);
    for (let frame = 0; frame < length; frame += 1) {
      const from = (index * length + frame) * frameSize;
      const picture = pixels.subarray(from, from + frameSize);
      drawDot(picture, pathOf(frame), brightness, random);
    }
  }
  return { pixels, labels };
}

function drawPath(movement: Movement, random: RandomStream): Path {
  const x0 = between(0, filmSide, random);
  const y0 = between(0, filmSide, random);
  const pace = between(0.8, 1.6, random);
  switch (movement) {
    case 'left':
      return (frame) => [x0 - pace * frame, y0];
    case 'right':
      return (frame) => [x0 + pace * frame, y0];
    case 'up':
      return (frame) => [x0, y0 - pace * frame];
    case 'down':
      return (frame) => [x0, y0 + pace * frame];
    case 'clockwise':
    case 'anticlockwise': {
      const radius = between(2, 3.5, random);
      const phase = between(0, 2 * Math.PI, random);
      // Rows are counted downwards, so that a growing angle goes with the clock.
      const turn = ((movement === 'clockwise' ? 1 : -1) * pace) / radius;
      return (frame) => {
        const angle = phase + turn * frame;
        return [x0 + radius * Math.cos(angle), y0 + radius * Math.sin(angle)];
      };
    }
  }
}

function drawDot(
  picture: Uint8Array,
  [x0, y0]: readonly [number, number],
  brightness: number,
  random: RandomStream,
): void {
  // Around its middle a dot is as bright as a bell along the rows times a bell along the columns.
  const across = bellAround(x0);
  const down = bellAround(y0);
  for (let row = 0; row < filmSide; row += 1) {
    for (let column = 0; column < filmSide; column += bytesInWord) {
      const noise = random.nextWord();
      for (let byte = 0; byte < bytesInWord; byte += 1) {
        const light = brightness * (across[column + byte] ?? 0) * (down[row] ?? 0);
        const stray = (2 * ((noise >>> (8 * byte)) & 255)) / 255 - 1;
        const value = Math.round(255 * (light + grain * stray));
        picture[row * filmSide + column + byte] = Math.max(0, Math.min(255, value));
      }
    }
  }
}

function bellAround(middle: number): number[] {
  return Array.from({ length: filmSide }, (_, place) => {
    const distance = aroundEdge(place + 0.5 - middle);
    return Math.exp((-distance * distance) / (2 * dotWidth * dotWidth));
  });
}

/** The shorter way from one place to another where the edges touch. */
function aroundEdge(distance: number): number {
  return distance - filmSide * Math.round(distance / filmSide);
}

function between(low: number, high: number, random: RandomStream): number {
  return low + (high - low) * random.nextUniform();
}
