import { z } from 'zod';

import { saidCaptionSchema } from '../captioning/said-caption.ts';
import { refusedInputsSchema } from './refused-inputs.ts';

import { sceneObjectSchema } from '../datasets/scenes/scene.ts';
import { runSpecSchema } from '../spec/run-spec-schema.ts';
import { askedPictureSchema } from './caption-frame.ts';

/** A network: the untrained one of a spec, a run's last checkpoint, or with `step` one of its stages. */
const network = {
  spec: runSpecSchema,
  runId: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional(),
  step: z.int().min(0).optional(),
};

/** Words of a caption as the vocabulary has them, the end's own among them. */
const captionWords = z.array(z.string().max(200)).min(1).max(1000);

export const regionsAskedSchema = z.strictObject({
  picture: askedPictureSchema,
  words: captionWords,
  part: z.discriminatedUnion('kind', [
    /** By how much ln p of each word falls when a square of so many pixels is covered. */
    z.strictObject({
      kind: z.literal('occlusion'),
      patch: z.int().min(1).max(512),
      /** Pixels from one place of the square to the next. */
      stride: z.int().min(1).max(512),
      /** From 0, the topmost. */
      fromRow: z.int().min(0),
    }),
    /** How much each word's score hangs on each pixel. */
    z.strictObject({ kind: z.literal('gradient'), fromWord: z.int().min(0) }),
  ]),
});
export type RegionsAsked = z.infer<typeof regionsAskedSchema>;

const regionsSchema = z.strictObject({
  /** Of the weights that were looked at. */
  step: z.int().min(0),
  /** What the bytes hold: `[rows done, columns, words]` drops of ln p, or `[words done, height, width]` slopes. */
  shape: z.array(z.int().min(0)),
  /** Rows or words in all. */
  of: z.int().positive(),
});

export const galleryAskedSchema = z.strictObject({
  from: z.int().min(0),
  count: z.int().min(1).max(200),
  beamWidth: z.int().min(1).max(10),
});
const gallerySchema = z.strictObject({
  step: z.int().min(0),
  /** Held-out pictures in all. */
  total: z.int().min(0),
  /** Where nothing is held out, so that they are those that the network learns from. */
  isOfTraining: z.literal(true).optional(),
  /** Their pictures stand in the bytes, `shape` with as many in front as there are items. */
  shape: z.array(z.int().positive()),
  items: z.array(
    z.strictObject({
      example: z.int().min(0),
      /** Without the end. */
      words: z.array(z.string()),
      logProbability: z.number(),
      /** What the data say of the picture. */
      references: z.array(z.array(z.string())),
      /** What it shows, where that is known. */
      scene: z.array(sceneObjectSchema).optional(),
    }),
  ),
});
export type GalleryPage = z.infer<typeof gallerySchema>;

export const neighboursAskedSchema = z.strictObject({
  words: captionWords,
  /** Sentences to find. */
  count: z.int().min(1).max(20),
  /** The training picture to go on from. */
  from: z.int().min(0),
});
const neighboursSchema = z.strictObject({
  /** Training pictures looked at so far, and in all. */
  until: z.int().min(0),
  total: z.int().min(0),
  /** Of those pictures that were looked at this time, the nearest first. Their pictures stand in the bytes. */
  found: z.array(
    z.strictObject({
      words: z.array(z.string()),
      /** Words to put in, take out or change. */
      distance: z.int().min(0),
      /** How many training pictures it is said of. */
      pictures: z.int().positive(),
    }),
  ),
  shape: z.array(z.int().positive()),
});
export type Neighbours = z.infer<typeof neighboursSchema>;

export const ranksAskedSchema = z.strictObject({
  /** Which of the groups of held-out pictures that are ranked together, from 0. */
  group: z.int().min(0),
});
const ranksSchema = z.strictObject({
  step: z.int().min(0),
  /** So many are ranked together. */
  among: z.int().positive(),
  /** Groups in all. */
  groups: z.int().min(0),
  /** The rank, from 1, of the picture of each sentence, and of the sentence of each picture. */
  pictures: z.array(z.int().positive()),
  sentences: z.array(z.int().positive()),
  /** There where nothing is held out, so that the pictures are those that the network learns from. */
  isOfTraining: z.literal(true).optional(),
});

/** The trainer's answers. */
export const captionAnswers = [
  z.strictObject({
    kind: z.literal('captions'),
    items: z.array(saidCaptionSchema),
    refused: refusedInputsSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('caption-regions'), regions: regionsSchema }),
  z.strictObject({ kind: z.literal('caption-gallery'), gallery: gallerySchema }),
  z.strictObject({ kind: z.literal('caption-neighbours'), neighbours: neighboursSchema }),
  z.strictObject({ kind: z.literal('alignment-ranks'), ranks: ranksSchema }),
] as const;

/** What is asked of a network of pictures and sentences beside its probes; each answers a part, so that whoever waits sees it grow and may leave off. */
export const captionMethods = {
  'model.caption-regions': {
    params: z.strictObject({ ...network, asked: regionsAskedSchema }),
    result: regionsSchema,
  },
  'model.caption-gallery': {
    params: z.strictObject({ ...network, asked: galleryAskedSchema }),
    result: gallerySchema,
  },
  'model.caption-neighbours': {
    params: z.strictObject({ ...network, asked: neighboursAskedSchema }),
    result: neighboursSchema,
  },
  'model.alignment-ranks': {
    params: z.strictObject({ ...network, asked: ranksAskedSchema }),
    result: ranksSchema,
  },
} as const;
