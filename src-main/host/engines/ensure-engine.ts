import { existsSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { EngineRequest } from '../../../src-shared/protocol/engine.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import { installTensorflow } from './install-tensorflow.ts';
import { listEngines } from './list-engines.ts';
import type { InstallOptions } from './pack-installation.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { readPack } from './read-pack.ts';
import { findWheel } from './wheels.ts';

/** What happened on the way to an engine, for one line on stderr or in the window. */
export type EngineNotice =
  | { readonly kind: 'installing'; readonly megabytes: number }
  | { readonly kind: 'installed' }
  /** It could not be installed; training goes on with WebAssembly. */
  | { readonly kind: 'failed'; readonly problem: Problem };

export type EnsureOptions = InstallOptions & {
  readonly request: EngineRequest;
  /** Whether this is the packaged app, which never downloads by itself. */
  readonly packaged: boolean;
  readonly onNotice: (notice: EngineNotice) => void;
};

/** An installation that failed is not tried again by itself for so long: each try costs its waiting. */
const patienceMs = 24 * 60 * 60 * 1000;
const failureFile = '.automatic-install-failed';

/**
 * Installs TensorFlow before the first training in a source checkout, after saying so. It never does in a
 * packaged app, with `LIENZO_OFFLINE=1`, or where another engine was asked for or a faster one is there. Where the installation
 * fails, that is said and the trainer finds the next engine; only a cancelled one throws.
 */
export async function ensureEngine(options: EnsureOptions): Promise<void> {
  const packs = options.packsFolder ?? defaultPacksFolder();
  const isWanted = options.request === 'auto' || options.request === 'tensorflow';
  if (!isWanted || options.packaged || process.env['LIENZO_OFFLINE'] === '1') return;
  const platform = platformName();
  const wheel = findWheel(platform);
  if (wheel === undefined || readPack(packs, platform).state === 'ready') return;
  const isOnCard = listEngines(packs).some(({ id, present }) => id === 'tensorflow-gpu' && present);
  if (isOnCard && options.request === 'auto') return;
  const failure = join(packs, failureFile);
  if (hasFailedLately(failure)) {
    options.onNotice({ kind: 'failed', problem: { code: 'engine-tried-before', details: {} } });
    return;
  }
  options.onNotice({ kind: 'installing', megabytes: Math.round(wheel.downloadBytes / 1e6) });
  try {
    await installTensorflow({ ...options, packsFolder: packs });
    await rm(failure, { force: true });
    options.onNotice({ kind: 'installed' });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'engine-cancelled') throw error;
    await rememberFailure(packs, failure);
    options.onNotice({ kind: 'failed', problem: error.problem });
  }
}

function hasFailedLately(path: string): boolean {
  return existsSync(path) && Date.now() - statSync(path).mtimeMs < patienceMs;
}

async function rememberFailure(folder: string, path: string): Promise<void> {
  // A cache that cannot be written is what may have failed, and then there is nothing to remember it in.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  await writeFile(path, '').catch(() => undefined);
}
