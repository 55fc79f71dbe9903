import { readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

import { contentSecurityPolicy } from './content-security-policy.ts';

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

/** The headers of everything that the window is given, over `app://` and over HTTP alike. */
export const windowHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
