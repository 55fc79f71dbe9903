import { homedir } from 'node:os';
import nodePath, { type PlatformPath } from 'node:path';

type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

const here = (): Surroundings => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
});

/**
 * The folder of this user's projects, runs and settings. `LIENZO_HOME` overrides it; else it lies where the
 * system wants such data: under `XDG_DATA_HOME` or `~/.local/share`, `%APPDATA%`, or
 * `~/Library/Application Support`. The system's own variables count only where they are absolute.
 */
export function findDataFolder({ env, platform, home } = here()): string {
  const path = pathOf(platform);
  const own = env['LIENZO_HOME'];
  if (own !== undefined && own !== '') return path.resolve(own);
  switch (platform) {
    case 'win32':
      return path.join(
        absolute(env['APPDATA'], path) ?? path.join(home, 'AppData', 'Roaming'),
        'Lienzo',
      );
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', 'Lienzo');
    default:
      return path.join(
        absolute(env['XDG_DATA_HOME'], path) ?? path.join(home, '.local', 'share'),
        'lienzo',
      );
  }
}

function pathOf(platform: NodeJS.Platform): PlatformPath {
  return platform === 'win32' ? nodePath.win32 : nodePath.posix;
}

function absolute(folder: string | undefined, path: PlatformPath): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}
