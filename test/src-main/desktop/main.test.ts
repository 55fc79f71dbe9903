import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { ensureDesktopBundle } from '../../../src-main/desktop/desktop-bundle.ts';
import { webPreferences } from '../../../src-main/desktop/window-options.ts';
import { contentSecurityPolicy } from '../../../src-main/host/content-security-policy.ts';

// The built main process as a whole, with the real host behind it and an emulated Electron before it.

const reportSchema = z.object({
  sandboxed: z.boolean(),
  schemes: z.array(z.unknown()),
  url: z.string(),
  webPreferences: z.record(z.string(), z.unknown()),
  shown: z.array(z.boolean()),
  windows: z.number(),
  focused: z.number(),
  reloads: z.number(),
  prevented: z.array(z.string()),
  opens: z.unknown(),
  permissions: z.array(z.boolean()),
  checks: z.array(z.boolean()),
  device: z.boolean(),
  page: z.tuple([z.number(), z.string(), z.string()]),
  outside: z.number(),
  hello: z.unknown(),
  stranger: z.unknown(),
});

let home: string;
let status: number | null;
let report: z.infer<typeof reportSchema>;

const drive = (env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'drive-main.ts')], {
    env: { ...process.env, LIENZO_HOME: home, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lienzo-desktop-'));
  await ensureDesktopBundle();
  const driven = drive();
  if (driven.stdout === '') throw new Error(driven.stderr);
  ({ status } = driven);
  report = reportSchema.parse(JSON.parse(driven.stdout));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test('every process is sandboxed, and the scheme is a standard, secure one', () => {
  expect(report.sandboxed).toBe(true);
  expect(report.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('the window is made with the safe preferences and our preload, and shown when it is ready', () => {
  const { preload, ...preferences } = report.webPreferences;
  expect(preferences).toEqual(webPreferences);
  expect(preload).toMatch(/preload\.cjs$/);
  expect(report.shown).toEqual([false, true]);
});

test('the start page comes over the scheme under the policy, and nothing outside it', () => {
  expect(report.url).toBe('app://lienzo/index.html');
  const [code, policy, text] = report.page;
  expect([code, policy]).toEqual([200, contentSecurityPolicy]);
  expect(text).toContain('<script type="module"');
  expect(report.outside).toBe(404);
});

test('the page can neither leave nor open anything', () => {
  expect(report.prevented).toEqual([
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
  ]);
  expect(report.opens).toEqual({ action: 'deny' });
});

test('permissions follow the table, devices are never given', () => {
  expect(report.permissions).toEqual([true, false]);
  expect(report.checks).toEqual([true, false]);
  expect(report.device).toBe(false);
});

test("the window's call is answered by the host, a stranger's is refused", () => {
  expect(report.hello).toMatchObject({
    type: 'result',
    callId: 7,
    result: { shell: 'desktop', settings: { language: 'es' } },
  });
  expect(report.stranger).toEqual({ error: 'Error: refused: not the window' });
});

test('a second start shows the first window, and a window that keeps crashing is left in peace', () => {
  expect(report.windows).toBe(1);
  expect(report.focused).toBe(1);
  expect(report.reloads).toBe(3);
});

test('the program ends well when its window is closed', () => {
  expect(status).toBe(0);
});

test('a second instance ends well at once and opens nothing', () => {
  const { status, stdout } = drive({ EMULATED_SECOND_INSTANCE: '1' });
  expect([status, stdout]).toEqual([0, '']);
});
