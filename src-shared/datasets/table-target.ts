import { z } from 'zod';

/** More classes than these are no classes. */
export const mostClasses = 1000;

const name = z.string().max(200);
const at = z.int().min(0).max(99_999);

/** The column of a table that is to be learned: its name, its place in the file from 0, and its classes. */
export const tableTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('class'),
    name,
    at,
    classes: z.array(name).min(1).max(mostClasses),
  }),
  z.strictObject({ kind: z.literal('number'), name, at }),
]);
