import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { findElectron, findElectronPackage } from './find-electron.ts';

/**
 * Downloads Electron with the package's own downloader, as a child that is stopped after `timeoutMs`, and
 * gives the binary's path; undefined where it could not be had. `onProgress` is called once a second with
 * the seconds gone, for the downloader itself says nothing on a pipe.
 */
export async function obtainElectron({
  onProgress = () => undefined,
  timeoutMs = 60_000,
  packageFolder = findElectronPackage(),
}: {
  readonly onProgress?: (seconds: number) => void;
  readonly timeoutMs?: number;
  readonly packageFolder?: string | undefined;
} = {}): Promise<string | undefined> {
  const found = findElectron(packageFolder);
  if (found !== undefined || packageFolder === undefined) return found;
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let seconds = 0;
  const ticks = setInterval(() => onProgress((seconds += 1)), 1000);
  await new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  clearInterval(ticks);
  return findElectron(packageFolder);
}
