import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The user's folder for what the program can always fetch or make again: `LIENZO_CACHE`, else the
 * platform's own place. All projects of a user share it.
 */
export function cacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const chosen = environment['LIENZO_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'lienzo');
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'lienzo', 'cache');
  }
  const shared = environment['XDG_CACHE_HOME'];
  // The base directory specification says to ignore paths that are not absolute.
  return join(shared?.startsWith('/') === true ? shared : join(home, '.cache'), 'lienzo');
}

/** Where the engine packs are kept. */
export function packsFolder(): string {
  return join(cacheFolder(), 'engines');
}
