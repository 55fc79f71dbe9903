import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

import { programFolder } from '../host/program-folder.ts';
import { ensureDesktopBundle } from './desktop-bundle.ts';
import { findElectron } from './find-electron.ts';
import { hasDisplay } from './has-display.ts';
import { obtainElectron } from './obtain-electron.ts';

/**
 * Why the desktop window did not open; each is a sentence of `messages(...).desktop` that ends in a colon,
 * for the address that is served instead.
 */
type NoDesktopReason = 'noDisplay' | 'root' | 'offline' | 'noBinary' | 'buildFailed' | 'crashed';

export type DesktopLaunch =
  /** The window is open; `exitCode` comes when it has been closed. */
  | { readonly isOpen: true; readonly exitCode: Promise<number> }
  /** `details` is for a log: what the builder said, or how the process ended. */
  | { readonly isOpen: false; readonly reason: NoDesktopReason; readonly details?: string };

/** The file descriptor on which the desktop's main process says that its window is there. */
const readyFd = 3;
const readyTimeoutMs = 20_000;

/**
 * Opens the desktop window from a source checkout: downloads Electron where it is missing (`onProgress`
 * hears the seconds gone) and builds what is stale. Where there is no window it says why, and nothing throws.
 */
export async function launchDesktop({
  onProgress = () => undefined,
  platform = process.platform,
  env = process.env,
}: {
  readonly onProgress?: (seconds: number) => void;
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
} = {}): Promise<DesktopLaunch> {
  const reason = findObstacle(platform, env);
  if (reason !== undefined) return { isOpen: false, reason };
  const electron = await obtainElectron({ onProgress });
  if (electron === undefined) return { isOpen: false, reason: 'noBinary' };
  try {
    await ensureDesktopBundle();
  } catch (error) {
    return { isOpen: false, reason: 'buildFailed', details: String(error) };
  }
  return openDesktop(electron, env);
}

/** What stands against a window before anything is downloaded or built. */
function findObstacle(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): NoDesktopReason | undefined {
  if (!hasDisplay({ platform, env })) return 'noDisplay';
  // Chromium's sandbox does not start as root, and without it there is no window.
  if (platform === 'linux' && process.getuid?.() === 0) return 'root';
  if (env['LIENZO_OFFLINE'] === '1' && findElectron() === undefined) return 'offline';
  return undefined;
}

async function openDesktop(electron: string, env: NodeJS.ProcessEnv): Promise<DesktopLaunch> {
  const child = spawn(electron, [programFolder], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    // With ELECTRON_RUN_AS_NODE the binary would be a Node and open nothing.
    env: { ...env, ELECTRON_RUN_AS_NODE: undefined, LIENZO_READY_FD: String(readyFd) },
  });
  const exit = new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  const outcome = await Promise.race([waitUntilReady(child), exit]);
  // A second start hands its files to the first one's window and ends well at once.
  if (outcome === 'ready' || outcome === 0) return { isOpen: true, exitCode: exit };
  return { isOpen: false, reason: 'crashed', details: `exit code ${outcome}` };
}

/** Resolves when the window says so, or when it has had so much time that it must be there. */
function waitUntilReady(child: ChildProcess): Promise<'ready'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('ready'), readyTimeoutMs);
    timer.unref();
    const pipe = child.stdio[readyFd] as Readable | null | undefined;
    pipe?.once('data', () => {
      clearTimeout(timer);
      resolve('ready');
    });
  });
}
