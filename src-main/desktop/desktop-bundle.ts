import { join } from 'node:path';

import { buildWhenStale, runBuildTool } from '../host/build-when-stale.ts';
import { programFolder } from '../host/program-folder.ts';
import { ensureRendererBundle } from '../web/renderer-bundle.ts';

/**
 * Builds, where a source has changed, what Electron loads in a source checkout: the main process, the
 * preload and the window. Throws with the builder's own words where the build fails.
 */
export async function ensureDesktopBundle(): Promise<void> {
  await buildWhenStale({
    sources: [
      'src-main/**/*.ts',
      'src-shared/**/*.ts',
      'electron.vite.config.ts',
      'vite.config.ts',
      'package-lock.json',
    ],
    product: join(programFolder, 'out/preload/preload.cjs'),
    stampFile: join(programFolder, 'out/desktop.sha256'),
    build: () =>
      runBuildTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], {
        LIENZO_BUILD: 'shell',
      }),
  });
  await ensureRendererBundle();
}
