import { defineConfig } from '@playwright/test';

import { findBrowser } from './test/tool-chain/find-browser.ts';

const isFull = process.env['LIENZO_TEST_FULL'] === '1';
const executablePath = findBrowser();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: isFull ? [] : ['**/*.full.spec.ts'],
  outputDir: 'test-results/playwright',
  workers: 1,
  retries: 0,
  timeout: isFull ? 1_200_000 : 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses to run as root inside its own sandbox, as containers have it.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
});
