import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import { maxFrameBytes } from '../../src-shared/protocol/codec.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { routePolicy, type WebRoute } from '../host/policy.ts';
import { ownerSession } from '../host/session.ts';
import type { WindowHost } from '../host/window-connection.ts';
import { createFileTable, windowHeaders, type FileTable } from '../host/window-files.ts';
import {
  cookieName,
  judgeCaller,
  judgeCookie,
  type Door,
  type RequestFacts,
} from './judge-request.ts';
import { createOneTimeCode } from './one-time-code.ts';
import { serveSocket } from './serve-socket.ts';

export type WebServer = {
  /** The address with its one-time code. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/**
 * Serves the window on this machine only. Every request passes, in this order: the Host we answer for, the
 * method, the Origin, `Sec-Fetch-Site`, and then the cookie, which the one-time code of the address is
 * exchanged for. Only then is anything looked up.
 * @param port 0 takes any free port
 */
export async function startWebServer(
  host: WindowHost,
  options: { readonly bundleFolder: string; readonly port: number },
): Promise<WebServer> {
  const files = createFileTable(options.bundleFolder);
  const code = createOneTimeCode();
  const token = randomBytes(32).toString('hex');
  const door: { port: number; token: string } = { port: 0, token };

  const server = createServer((request, response) => {
    answer(request, response, door, code.redeem, files).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 200;

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes + 4,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    const status = judgeUpgrade(request, door);
    if (status !== undefined) return refuseUpgrade(socket, status);
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      serveSocket(accepted, host, ownerSession);
    });
  });

  await listen(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  door.port = address.port;
  return {
    url: `http://127.0.0.1:${door.port}/?code=${code.code}`,
    port: door.port,
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new ProblemError('port-taken', { port });
    throw error;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  redeem: (code: string) => boolean,
  files: FileTable,
): Promise<void> {
  const facts = factsOf(request, false);
  const caller = judgeCaller(facts, door);
  if (!caller.allowed) {
    end(response, caller.status);
    return;
  }
  // What a browser never sends (`//`, a whole address, a fragment) is no address of ours.
  const address = URL.parse(`http://127.0.0.1:${door.port}${request.url ?? ''}`);
  if (address === null || request.url?.startsWith('/') !== true) {
    end(response, 404);
    return;
  }
  const { pathname, searchParams } = address;

  const given = pathname === '/' ? searchParams.get('code') : null;
  const known = judgeCookie(facts, door);
  if (given !== null) {
    // Who is in already may follow the printed address again; only a GET spends the code.
    if (!known.allowed && (request.method !== 'GET' || !redeem(given))) {
      end(response, 403, 'web-code-spent');
      return;
    }
    // To a clean address, so that the code is in no history and no screenshot.
    const cookie = `${cookieName(door.port)}=${door.token}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(303, {
      ...windowHeaders,
      Location: '/',
      'Cache-Control': 'no-store',
      ...(!known.allowed && { 'Set-Cookie': cookie }),
    });
    response.end();
    return;
  }
  if (!known.allowed) {
    end(response, known.status, 'web-not-let-in');
    return;
  }
  const route: WebRoute = pathname === '/' ? 'window' : 'asset';
  const isAllowed = routePolicy[route].includes(ownerSession.role);
  const file = files.get(route === 'window' ? '/index.html' : pathname);
  if (!isAllowed || file === undefined) {
    end(response, isAllowed ? 404 : 403);
    return;
  }
  const body = await readFile(file.path);
  response.writeHead(200, {
    ...windowHeaders,
    'Content-Type': file.contentType,
    'Content-Length': body.length,
    // The names of built files carry a hash of what they hold.
    'Cache-Control': pathname.startsWith('/assets/')
      ? 'private, max-age=31536000, immutable'
      : 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function judgeUpgrade(request: IncomingMessage, door: Door): number | undefined {
  const facts = factsOf(request, true);
  const caller = judgeCaller(facts, door);
  if (!caller.allowed) return caller.status;
  const known = judgeCookie(facts, door);
  if (!known.allowed) return known.status;
  if (request.url !== '/ws') return 404;
  return routePolicy.socket.includes(ownerSession.role) ? undefined : 403;
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** @param code what a person who sees this is to do, where there is something to be done */
function end(response: ServerResponse, status: number, code?: string): void {
  // Nobody who is not let in has told a language.
  const sentences =
    code === undefined
      ? []
      : (['en', 'es'] as const).map((one) => wordProblem({ code, details: {} }, one));
  response.writeHead(status, {
    ...windowHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
  });
  response.end([String(status), ...sentences, ''].join('\n\n'));
}

function factsOf(request: IncomingMessage, isUpgrade: boolean): RequestFacts {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  return {
    method: request.method ?? '',
    host: headers.host,
    origin: headers.origin,
    fetchSite: Array.isArray(site) ? site.join() : site,
    cookie: headers.cookie,
    isUpgrade,
  };
}
