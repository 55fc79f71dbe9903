import { z } from 'zod';

import { shapeNames, type ShapeName } from '../shape-pictures.ts';

/** What an object of a scene can be; `disc` is called a circle. */
export const sceneShapes = [
  'disc',
  'square',
  'triangle',
  'star',
  'cross',
  'heart',
] as const satisfies readonly ShapeName[];
export type SceneShape = (typeof sceneShapes)[number];

export const sceneColours = [
  'red',
  'green',
  'blue',
  'yellow',
  'purple',
  'orange',
  'white',
] as const;
export type SceneColour = (typeof sceneColours)[number];

export const sceneSizes = ['small', 'big'] as const;
export type SceneSize = (typeof sceneSizes)[number];

/** Height and width of a scene's picture, in pixels. */
export const sceneSide = 48;

/** Half the height and width of an object, in pixels: between `[low, high]`, and nothing in between the two sizes. */
export const sceneRadii: Readonly<Record<SceneSize, readonly [low: number, high: number]>> = {
  small: [4.2, 5],
  big: [7.4, 8.6],
};

export const sceneObjectSchema = z
  .strictObject({
    shape: z.enum(sceneShapes),
    colour: z.enum(sceneColours),
    size: z.enum(sceneSizes),
    /** The middle, in pixels from the left and from the top. */
    x: z.number().min(0).max(sceneSide),
    y: z.number().min(0).max(sceneSide),
    /** In pixels; says what `size` says. */
    radius: z.number().positive().max(sceneSide),
  })
  .readonly();
export type SceneObject = z.infer<typeof sceneObjectSchema>;

/** What a picture shows, and so what is true of it: 2 to 4 objects that do not touch. */
export type Scene = readonly SceneObject[];

/**
 * Colour and shape pairs that no training picture shows, each shape once: whoever names them has learned colours
 * and shapes apart.
 */
export const heldOutPairs: readonly (readonly [SceneColour, SceneShape])[] = [
  ['red', 'triangle'],
  ['green', 'star'],
  ['blue', 'heart'],
  ['yellow', 'cross'],
  ['purple', 'square'],
  ['orange', 'disc'],
];

/** Whether objects of this colour and shape are kept out of training. */
export function isHeldOutPair(colour: SceneColour, shape: SceneShape): boolean {
  return heldOutPairs.some(([one, other]) => one === colour && other === shape);
}

/** The outline's number in `shapeOutlines`. */
export function outlineOf(shape: SceneShape): number {
  return shapeNames.indexOf(shape);
}
