import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { ensureRendererBundle } from '../src-main/web/renderer-bundle.ts';
import { obtainBrowser } from './tool-chain/find-browser.ts';
import { findDesktop } from './tool-chain/find-desktop.ts';
import { commandOf, runCommand } from './tool-chain/run-command.ts';

// All tests, as `npm test` runs them: builds what is stale, sees to a browser, runs Vitest and then
// Playwright, and ends with the line `N passed, N failed`. `--full` adds the long ones.

type Counts = { readonly passed: number; readonly failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

process.chdir(join(import.meta.dirname, '..'));
const isFull = process.argv.includes('--full');
const reports = 'test-results/counts';
const env = {
  LIENZO_TEST_FULL: isFull ? '1' : '0',
  // What a test writes without saying where never lands among this user's own projects.
  LIENZO_HOME: join(process.cwd(), 'test-results/home'),
  FORCE_COLOR: '0',
};

function readReport<T>(path: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(path)) return undefined;
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** A runner that ends badly although no test failed (a file that does not load, say) is one failure. */
function settle(name: string, exitCode: number, counts: Counts | undefined): Counts {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  const settled = { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
  console.log(`\n${name}: ${settled.passed} passed, ${settled.failed} failed\n`);
  return settled;
}

async function runVitest(): Promise<Counts> {
  const path = `${reports}/vitest.json`;
  const { exitCode } = await runCommand(
    [
      ...[commandOf('vitest'), 'run', '--reporter=default'],
      ...['--reporter=json', `--outputFile.json=${path}`],
    ],
    { echo: true, env },
  );
  const report = readReport(path, vitestReport);
  return settle(
    'Vitest',
    exitCode,
    report && {
      passed: report.numPassedTests,
      // A test that was left out has not shown anything.
      failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
    },
  );
}

async function runPlaywright(): Promise<Counts> {
  obtainBrowser();
  const path = `${reports}/playwright.json`;
  const { exitCode } = await runCommand(
    [commandOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
    { echo: true, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: path } },
  );
  const stats = readReport(path, playwrightReport)?.stats;
  return settle(
    'Playwright',
    exitCode,
    stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped },
  );
}

/** No test, but a window that cannot be built is a failure like theirs. */
async function buildWindow(): Promise<Counts> {
  await ensureRendererBundle();
  return { passed: 0, failed: 0 };
}

/** Whether the runner works at all: what it throws is one plain sentence and one failure. */
async function count(run: () => Promise<Counts>): Promise<Counts> {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

rmSync(env.LIENZO_HOME, { recursive: true, force: true });
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const counts = [await count(buildWindow), await count(runVitest), await count(runPlaywright)];
const desktop = findDesktop();
if (desktop.electron === undefined)
  console.log(`NOT RUN: the desktop shell's tests in Electron, for ${desktop.why}.`);
const passed = counts.reduce((sum, each) => sum + each.passed, 0);
const failed = counts.reduce((sum, each) => sum + each.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
