import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

/** The text of the file that the window hands out when `act` is done. */
export async function readDownload(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFile(await download.path(), 'utf8');
}
