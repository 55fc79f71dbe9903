import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { programFolder } from './program-folder.ts';

const packageSchema = z.object({ version: z.string() });

/** The version of this program, from its own `package.json`. */
export function programVersion(): string {
  const text = readFileSync(join(programFolder, 'package.json'), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
