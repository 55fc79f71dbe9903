import { readFile } from 'node:fs/promises';

import { windowHeaders as headers, type FileTable } from '../host/window-files.ts';
import { appOrigin } from './app-origin.ts';

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
