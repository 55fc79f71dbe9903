import type { Browser, Page } from '@playwright/test';

import { createHost, type Host } from '../src-main/host/create-host.ts';
import { ensureRendererBundle } from '../src-main/web/renderer-bundle.ts';
import { startWebServer } from '../src-main/web/web-server.ts';
import { replayPictures, type ReplayingHost } from './replay-pictures.ts';

/** How long a machine that does other things as well may take over anything. */
const patienceMs = 120_000;

/** A browser that can be driven, or what is missing for it. */
export type Driver = {
  readonly type: 'browser';
  readonly version: string;
  readonly launch: () => Promise<Browser>;
};
export type NoDriver = { readonly type: 'absent'; readonly what: 'playwright' | 'browser' };

/** Playwright is a development package, so that it may not be there; nor need a browser be. */
export async function findDriver(): Promise<Driver | NoDriver> {
  let tools;
  try {
    tools = {
      ...(await import('@playwright/test')),
      ...(await import('../test/tool-chain/find-browser.ts')),
    };
  } catch {
    return { type: 'absent', what: 'playwright' };
  }
  const executablePath = tools.findBrowser();
  if (executablePath === undefined) return { type: 'absent', what: 'browser' };
  const { chromium } = tools;
  // Chromium refuses to run as root inside its own sandbox, as containers have it.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, args });
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return { type: 'browser', version, launch };
}

/** An empty page beside a host that serves the window. */
export type OpenedWindow = {
  readonly browser: Browser;
  readonly page: Page;
  readonly host: Host;
  readonly replay: ReplayingHost['replay'];
  /** The address with its one-time code. */
  readonly url: string;
};

/** Serves the window from `home` and opens a page for as long as `work` takes. */
export async function withWindow<T>(
  driver: Driver,
  home: string,
  work: (opened: OpenedWindow) => Promise<T>,
): Promise<T> {
  const host = await createHost({ shell: 'browser', language: 'en', home });
  const replaying = replayPictures(host);
  const server = await startWebServer(replaying, {
    bundleFolder: await ensureRendererBundle(),
    port: 0,
  });
  const browser = await driver.launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    page.setDefaultTimeout(patienceMs);
    return await work({ browser, page, host, replay: replaying.replay, url: server.url });
  } finally {
    await browser.close();
    await server.close();
    await host.close();
  }
}
