import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';

import { ensureDesktopBundle } from '../src-main/desktop/desktop-bundle.ts';
import { contentSecurityPolicy } from '../src-main/host/content-security-policy.ts';
import { programFolder } from '../src-main/host/program-folder.ts';
import { findDesktop } from '../test/tool-chain/find-desktop.ts';

// The shell in Electron itself. Where its binary is not here these tests do not exist, and `npm test` says
// so aloud at its end.

const { electron } = findDesktop();

if (electron !== undefined) {
  let home: string;
  let shell: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    await ensureDesktopBundle();
    home = mkdtempSync(join(tmpdir(), 'lienzo-desktop-'));
    shell = await _electron.launch({
      executablePath: electron,
      args: [programFolder, `--user-data-dir=${join(home, 'electron')}`],
      env: { ...process.env, LIENZO_HOME: join(home, 'data') },
    });
    page = await shell.firstWindow();
  });

  test.afterAll(async () => {
    await shell.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('the window shows the app from its own scheme under the policy', async () => {
    expect(page.url()).toBe('app://lienzo/index.html');
    await expect(page.locator('#app')).not.toBeEmpty();
    const policy = await page.evaluate(async () =>
      (await fetch('index.html')).headers.get('Content-Security-Policy'),
    );
    expect(policy).toBe(contentSecurityPolicy);
  });

  test('the page has the bridge and nothing of Node or Electron', async () => {
    const found = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(globalThis, 'lienzo') as object).toSorted(),
      strangers: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(found).toEqual({ bridge: ['onFrame', 'request'], strangers: [] });
  });

  test('the page cannot leave, and cannot open another window', async () => {
    const opened = await page.evaluate(() => {
      const other = globalThis.open('https://example.com/');
      globalThis.location.href = 'https://example.com/';
      return other;
    });
    expect(opened).toBeNull();
    await expect(page.locator('#app')).not.toBeEmpty();
    expect(page.url()).toBe('app://lienzo/index.html');
    expect(shell.windows()).toHaveLength(1);
  });

  test('the page is refused the clipboard, the camera and a made-up file', async () => {
    const refused = await page.evaluate(async () => {
      const asks = [
        () => navigator.clipboard.readText(),
        () => navigator.mediaDevices.getUserMedia({ video: true }),
        async () => {
          const { ok } = await fetch('../../package.json');
          if (!ok) throw new Error('not found');
        },
      ];
      const outcomes = await Promise.allSettled(asks.map((ask) => ask()));
      return outcomes.map(({ status }) => status);
    });
    expect(refused).toEqual(['rejected', 'rejected', 'rejected']);
  });
}
