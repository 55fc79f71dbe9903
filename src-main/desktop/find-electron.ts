import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the package `electron`, or undefined where it is not installed (a packaged app, say). */
export function findElectronPackage(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/**
 * The Electron binary, or undefined where it has not been downloaded. The package is read and never
 * imported, for importing it downloads.
 */
export function findElectron(packageFolder = findElectronPackage()): string | undefined {
  if (packageFolder === undefined) return undefined;
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}
