import { createRequire } from 'node:module';

import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** The version of Lienzo that is running, for the record. */
export const programVersion: string = packageSchema.parse(
  createRequire(import.meta.url)('../../package.json'),
).version;
