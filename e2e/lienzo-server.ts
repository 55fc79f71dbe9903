import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, test as base } from '@playwright/test';
import { z } from 'zod';

import { firstSettings } from '../src-main/host/settings.ts';
import type { Settings } from '../src-shared/protocol/api.ts';

/** The file that starts the program. */
export const lienzoDoor = join(import.meta.dirname, '..', 'src-main', 'cli', 'lienzo.js');
const readyLine = z.object({ type: z.literal('serve/ready'), url: z.url() });

/** A Lienzo served for one test, with a data folder of its own. */
export type LienzoServer = {
  /** The address with its one-time code. */
  readonly url: string;
  /** Where its projects and runs are. */
  readonly home: string;
  readonly process: ChildProcess;
  /** Ends it, keeping the data folder: `start` on the same folder goes on. */
  readonly stop: () => Promise<void>;
};

/** Starts `lienzo serve` on a free port and waits for its address. */
export async function startLienzo(home: string): Promise<LienzoServer> {
  const child = spawn(process.execPath, [lienzoDoor, 'serve', '--port', '0', '--json'], {
    env: { ...process.env, LIENZO_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyLine.safeParse(JSON.parse(line));
      if (ready.success) resolve(ready.data.url);
    });
    child.once('exit', (code) => {
      reject(new Error(`lienzo serve ended with ${code}`));
    });
  });
  return {
    url,
    home,
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** A new data folder whose settings are the first ones, changed by `settings`. */
export function makeHome(settings: Partial<Settings> = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'lienzo-e2e-'));
  const kept = { ...firstSettings('en'), ...settings };
  writeFileSync(join(home, 'settings.json'), JSON.stringify(kept));
  return home;
}

type LienzoOptions = {
  /** `wasm` unless the story says otherwise, so that it runs anywhere. */
  engine: Settings['engine'];
  language: Settings['language'];
  theme: Settings['theme'];
};

/** Playwright's `test` with a served Lienzo, and a page in which nothing is thrown that nobody catches. */
export const test = base.extend<LienzoOptions & { lienzo: LienzoServer }>({
  page: async ({ page }, use) => {
    const thrown: string[] = [];
    page.on('pageerror', ({ stack, message }) => thrown.push(stack ?? message));
    await use(page);
    expect(thrown).toEqual([]);
  },
  engine: ['wasm', { option: true }],
  language: ['en', { option: true }],
  theme: ['system', { option: true }],
  lienzo: async ({ engine, language, theme }, use) => {
    const home = makeHome({ engine, language, theme });
    const server = await startLienzo(home);
    await use(server);
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  },
});
