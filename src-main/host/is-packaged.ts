import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { programFolder } from './program-folder.ts';

/** Whether this is a packaged app: only a source checkout has the sources of the window. */
export function isPackaged(): boolean {
  return !existsSync(join(programFolder, 'src-renderer', 'index.html'));
}
