import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { buildWhenStale, runBuildTool } from '../host/build-when-stale.ts';
import { programFolder } from '../host/program-folder.ts';

const folder = join(programFolder, 'out/renderer');

/**
 * The folder with the built window (`index.html` and its assets). In a source checkout it is built anew
 * when a source has changed since, which is said on stderr; a packaged app has it and builds nothing.
 * Throws with the builder's own words where the build fails.
 */
export async function ensureRendererBundle(): Promise<string> {
  if (!existsSync(join(programFolder, 'src-renderer/index.html'))) return folder;
  await buildWhenStale({
    sources: [
      'src-renderer/**/*.*',
      'src-shared/**/*.ts',
      'resources/**/*.*',
      'vite.config.ts',
      'package-lock.json',
    ],
    product: join(folder, 'index.html'),
    stampFile: join(programFolder, 'out/renderer.sha256'),
    build: buildRenderer,
  });
  return folder;
}

/** Built beside and then moved, so that a server which is reading the old files never sees half of them. */
async function buildRenderer(): Promise<void> {
  process.stderr.write('Building the window ...\n');
  const fresh = `${folder}-${process.pid}`;
  try {
    await runBuildTool('vite/bin/vite.js', ['build', '--logLevel', 'warn', '--outDir', fresh]);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
