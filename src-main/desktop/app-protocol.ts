import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

import { contentSecurityPolicy } from '../host/content-security-policy.ts';
import { appOrigin } from './app-origin.ts';

/** What the window consists of, and nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

type ServedFile = { readonly path: string; readonly contentType: string };

/** The path of an address of the app, as `/assets/index.js`, and the file that stands there. */
export type FileTable = ReadonlyMap<string, ServedFile>;

/**
 * Lists the built window's files once. A request is looked up here and never joined to a path, so that no
 * address can leave the folder.
 */
export function createFileTable(folder: string): FileTable {
  const table = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const contentType = contentTypes[extname(entry)];
    if (contentType === undefined) continue;
    table.set(`/${entry.split(sep).join('/')}`, { path: join(folder, entry), contentType });
  }
  return table;
}

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Answers one request of the window over `app://`. */
export async function answerAppRequest(
  table: FileTable,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const url = new URL(request.url);
  const file = url.href.startsWith(`${appOrigin}/`) ? table.get(url.pathname) : undefined;
  if (file === undefined) return new Response(null, { status: 404, headers });
  const body = await readFile(file.path);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.contentType } });
}
