import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

/**
 * For the faults of a machine: until the test ends, the path holds these commands alone, each a shell
 * script. A machine without a compiler is one where none is given.
 */
export function haveOnlyCommands(scripts: Readonly<Record<string, string>>): void {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  withEnvironment({ PATH: folder });
}
