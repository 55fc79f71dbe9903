import { join } from 'node:path';

import { cacheFolder } from './engines/packs-folder.ts';

/** Where what frozen layers give for the examples of trainings is kept: it can always be computed again. */
export function featuresFolder(): string {
  return join(cacheFolder(), 'features');
}
