import { z } from 'zod';

import { sentenceUnits } from '../sentences/sentence-units.ts';

/** How the bytes of a table are to be read as text. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** What a column is taken for; of one `text` alone examples are made, and `ignore` leaves a column out. */
export const columnKinds = ['number', 'category', 'text', 'ignore'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** How pictures of several sizes become one: cut at the longer sides, padded with black, or stretched. */
export const pictureFits = ['crop', 'pad', 'stretch'] as const;

/** The largest picture that a data set is made of, along one side. */
export const largestSide = 1024;

const tableOptionsSchema = z.strictObject({
  separator: z.enum(separators).optional(),
  /** What stands between the whole part and the decimals. */
  decimal: z.enum(['.', ',']).optional(),
  encoding: z.enum(encodings).optional(),
  hasHeader: z.boolean().optional(),
  /** The column to be learned, by its name or its number from 1 on; the last one where it is absent. */
  target: z.string().min(1).max(200).optional(),
  /** The column of texts that is to be read, by its name or its number from 1 on. */
  text: z.string().min(1).max(200).optional(),
  task: z.enum(['classification', 'regression']).optional(),
  /** What becomes of a row in which a cell is empty; a row without its target is always left out. */
  missing: z.enum(['skip', 'fill']).optional(),
  /** What texts are read in, where a column of texts is learned from; whole words where it is absent. */
  unit: z.enum(sentenceUnits).optional(),
  /** What the columns are taken for, by their numbers from 1 on, where it is not what their cells say. */
  kinds: z.record(z.string().regex(/^[1-9]\d{0,4}$/), z.enum(columnKinds)).optional(),
});

const side = z.int().min(1).max(largestSide);
const pictureOptionsSchema = z.strictObject({
  height: side.optional(),
  width: side.optional(),
  channels: z.union([z.literal(1), z.literal(3)]).optional(),
  fit: z.enum(pictureFits).optional(),
});

/** What a person may settle about an import; what is left open is found out from the data. */
export const importOptionsSchema = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  table: tableOptionsSchema.optional(),
  pictures: pictureOptionsSchema.optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;
export type PictureOptions = NonNullable<ImportOptions['pictures']>;
export type TableOptions = NonNullable<ImportOptions['table']>;
