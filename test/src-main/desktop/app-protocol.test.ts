import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { answerAppRequest } from '../../../src-main/desktop/app-protocol.ts';
import { contentSecurityPolicy } from '../../../src-main/host/content-security-policy.ts';
import { createFileTable, type FileTable } from '../../../src-main/host/window-files.ts';

let folder: string;
let table: FileTable;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lienzo-app-'));
  writeFileSync(join(folder, 'secret.html'), 'secret');
  mkdirSync(join(folder, 'window/assets'), { recursive: true });
  writeFileSync(join(folder, 'window/index.html'), '<h1>Lienzo</h1>');
  writeFileSync(join(folder, 'window/assets/index.js'), 'export {};');
  writeFileSync(join(folder, 'window/assets/notes.unknown'), 'no type');
  table = createFileTable(join(folder, 'window'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string): Promise<Response> => answerAppRequest(table, { method: 'GET', url });

test('the start page comes with its type and the policy', async () => {
  const response = await get('app://lienzo/index.html');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<h1>Lienzo</h1>');
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('a query does not change which file is meant', async () => {
  const response = await get('app://lienzo/assets/index.js?v=1#top');
  expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

test.for([
  'app://lienzo/',
  'app://lienzo/absent.html',
  'app://lienzo/../secret.html',
  'app://lienzo/..%2fsecret.html',
  'app://lienzo/%2e%2e/secret.html',
  'app://lienzo/..\\secret.html',
  'app://lienzo/assets',
  'app://lienzo/assets/notes.unknown',
  'app://lienzo//etc/passwd',
  'app://other/index.html',
])('%s is not found, and the answer says nothing', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('only reading is allowed', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
    const response = await answerAppRequest(table, { method, url: 'app://lienzo/index.html' });
    expect(response.status).toBe(405);
  }
});
