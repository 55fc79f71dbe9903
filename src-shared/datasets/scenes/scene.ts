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

/** Whether a scene stands still, or is seen twice and something happens in between. */
export type SceneFrames = 1 | 2;

/** `[height, width, channels]` of a scene's picture: red, green and blue of the first frame, then those of the second. */
export function sceneShape(frames: SceneFrames): [height: number, width: number, channels: number] {
  return [sceneSide, sceneSide, 3 * frames];
}

/** Half the height and width of an object, in pixels: between `[low, high]`, and nothing in between the two sizes. */
export const sceneRadii: Readonly<Record<SceneSize, readonly [low: number, high: number]>> = {
  small: [4.2, 5],
  big: [7.4, 8.6],
};

const radius = z.number().positive().max(sceneSide);

/** What an object does between the first frame and the second; all else stays as it is. */
export const sceneActSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['move-left', 'move-right', 'move-up', 'move-down']),
    /** In pixels. */
    by: z.number().positive().max(sceneSide),
  }),
  /** It becomes big, or small, about its middle. */
  z.strictObject({ kind: z.enum(['grow', 'shrink']), radius }),
  /** One frame alone shows it: the second, or the first. */
  z.strictObject({ kind: z.enum(['appear', 'disappear']) }),
  z.strictObject({ kind: z.literal('turn'), colour: z.enum(sceneColours) }),
]);
export type SceneAct = z.infer<typeof sceneActSchema>;

/** An object as the first frame shows it; one that appears, as the second does. */
export const sceneObjectSchema = z
  .strictObject({
    shape: z.enum(sceneShapes),
    colour: z.enum(sceneColours),
    size: z.enum(sceneSizes),
    /** The middle, in pixels from the left and from the top. */
    x: z.number().min(0).max(sceneSide),
    y: z.number().min(0).max(sceneSide),
    /** In pixels; says what `size` says. */
    radius,
    /** Nothing where absent, as in every scene of one frame. */
    act: sceneActSchema.readonly().optional(),
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
