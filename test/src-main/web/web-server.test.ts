import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import type { WindowHost } from '../../../src-main/host/window-connection.ts';
import { startWebServer, type WebServer } from '../../../src-main/web/web-server.ts';
import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';

let folder: string;
let server: WebServer;
let calls: string[];

const host: WindowHost = {
  call: (_session, method, params) => {
    calls.push(method);
    return Promise.resolve({ result: params, bytes: new Uint8Array([1, 2, 3]) });
  },
  listen: () => () => undefined,
};

beforeEach(async () => {
  calls = [];
  folder = mkdtempSync(join(tmpdir(), 'lienzo-web-'));
  mkdirSync(join(folder, 'window', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'window', 'index.html'), '<p>window</p>');
  writeFileSync(join(folder, 'window', 'assets', 'index.js'), 'void 0;');
  server = await startWebServer(host, { bundleFolder: join(folder, 'window'), port: 0 });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Reply = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** One request with headers exactly as given; nothing is followed. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers });
  sent.end();
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(Buffer.from(chunk as Uint8Array));
  return {
    status: reply.statusCode ?? 0,
    headers: reply.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

async function enter(): Promise<string> {
  const { pathname, search } = new URL(server.url);
  const reply = await ask(pathname + search);
  const [cookie] = reply.headers['set-cookie'] ?? [];
  return cookie?.split(';')[0] ?? '';
}

describe('the web server', () => {
  it('exchanges the code for a cookie once and redirects to a clean address', async () => {
    const { pathname, search } = new URL(server.url);
    const first = await ask(pathname + search);
    expect([first.status, first.headers['location']]).toEqual([303, '/']);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    const again = await ask(pathname + search);
    expect(again.status).toBe(403);
    for (const word of ['used already', 'ya se ha usado']) expect(again.body).toContain(word);
    expect(again.headers['content-security-policy']).toContain("default-src 'none'");
    const [cookie = ''] = String(first.headers['set-cookie']).split(';');
    expect((await ask(pathname + search, { cookie })).status).toBe(303);
  });

  it('says in both languages what to do where somebody has not been let in', async () => {
    const { status, body, headers } = await ask('/');
    expect([status, headers['content-type']]).toEqual([401, 'text/plain; charset=utf-8']);
    for (const word of ['the whole address', 'la dirección completa']) expect(body).toContain(word);
    const foreign = await ask('/', { origin: 'http://example.org' });
    expect([foreign.status, foreign.body.trim()]).toEqual([403, '403']);
  });

  it('does not spend the code on a request that only asks for the head', async () => {
    const { pathname, search } = new URL(server.url);
    expect((await ask(pathname + search, {}, 'HEAD')).status).toBe(403);
    expect((await ask(pathname + search)).status).toBe(303);
  });

  it('serves the window with its policy to who has the cookie, and nothing outside it', async () => {
    const cookie = await enter();
    const page = await ask('/', { cookie });
    expect([page.status, page.body]).toEqual([200, '<p>window</p>']);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets',
      '/assets/../../secret.html',
      '//secret.html',
      '/index.html%00',
    ]) {
      expect((await ask(path, { cookie })).body, path).not.toContain('secret');
    }
  });

  it('refuses a matrix of strangers: every path, method, host, origin and cookie but our own', async () => {
    const cookie = await enter();
    const paths = ['/', '/assets/index.js', '/ws', '/index.html', '/?code=guess'];
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];
    const hosts = [undefined, 'evil.example', `127.0.0.1:${server.port + 1}`];
    const origins = [undefined, 'null', 'http://evil.example', `http://127.0.0.1:${server.port}`];
    const cookies = [undefined, 'lienzo-1=x', cookie];
    let count = 0;
    for (const path of paths)
      for (const method of methods)
        for (const forged of hosts)
          for (const origin of origins)
            for (const given of cookies) {
              const isOurs =
                forged === undefined &&
                given === cookie &&
                (method === 'GET' || method === 'HEAD') &&
                (origin === undefined || origin === `http://127.0.0.1:${server.port}`);
              if (isOurs) continue;
              count += 1;
              const headers = {
                ...(forged !== undefined && { host: forged }),
                ...(origin !== undefined && { origin }),
                ...(given !== undefined && { cookie: given }),
              };
              const { status, body } = await ask(path, headers, method);
              expect(status, `${method} ${path} ${JSON.stringify(headers)}`).toBeGreaterThanOrEqual(
                400,
              );
              expect(status).toBeLessThan(500);
              expect(body).not.toContain('window');
            }
    expect(count).toBeGreaterThan(1000);
    expect(calls).toEqual([]);
  });

  it('answers addresses that no browser sends with 404, whoever sends them', async () => {
    const cookie = await enter();
    for (const path of ['//', '//evil.example/', 'http://evil.example/', '/\\evil', '/%', '/?%'])
      expect([401, 404, 200], path).toContain((await ask(path, { cookie })).status);
    for (const path of ['//', 'http://evil.example/', '*'])
      expect((await ask(path)).status, path).toBeGreaterThanOrEqual(400);
    expect((await ask('/', { cookie })).status).toBe(200);
  });

  it('answers calls over the socket, with bytes, and closes on what is no frame', async () => {
    const cookie = await enter();
    const origin = `http://127.0.0.1:${server.port}`;
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, {
      headers: { cookie, origin },
    });
    await once(socket, 'open');
    socket.send(encodeFrame({ type: 'call', callId: 7, method: 'x', params: { a: 1 } }));
    const [data] = (await once(socket, 'message')) as [Buffer];
    const [frame] = createFrameReader().push(data);
    expect(frame?.header).toEqual({ type: 'result', callId: 7, result: { a: 1 } });
    expect([...(frame?.bytes ?? [])]).toEqual([1, 2, 3]);
    socket.send(new Uint8Array([1, 2, 3, 4, 5]));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1002);
  });

  it('refuses a socket without cookie or from another origin before it opens', async () => {
    const cookie = await enter();
    const own = `http://127.0.0.1:${server.port}`;
    for (const headers of [
      { origin: own },
      { cookie, origin: 'http://evil.example' },
      { cookie },
      { cookie, origin: own, host: 'evil.example' },
    ]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, { headers });
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message).toMatch(/40\d|421/);
    }
    expect(calls).toEqual([]);
  });
});
