import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WebSocket } from 'ws';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { apiReplySchema, type ApiEvent } from '../../../src-shared/protocol/api.ts';
import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { createHost, type Host } from '../../host/create-host.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import { ownerSession } from '../../host/session.ts';
import { startWebServer, type WebServer } from '../../web/web-server.ts';
import type { BenchCase } from './bench-case.ts';
import { lenetSpec } from './train-once.ts';

/**
 * Images a second while a client reads the stream and throws it away (`client`: curves and the feature maps
 * of both convolutions four times a second, as the window asks for them), and without one (`none`).
 */
export const streamCost: BenchCase = {
  name: 'stream-cost',
  unit: 'images/s',
  higherIsBetter: true,
  ratios: [['client', 'none']],
  open: async () => {
    const home = await mkdtemp(join(tmpdir(), 'lienzo-bench-'));
    const host = await createHost({ shell: 'browser', home });
    const server = await startWebServer(host, { bundleFolder: home, port: 0 });
    const text = writeLienzoFile(buildTemplate('lenet-relu', 'LeNet'));
    const { result } = await host.ask(ownerSession, 'project.create', { text });
    const engine: EngineId = listEngines().find(({ present }) => present)?.id ?? 'wasm';
    const train = (): Promise<number> => trainOnce(host, result.id, engine);
    return [
      { system: 'none', measure: train, close: () => Promise.resolve() },
      {
        system: 'client',
        measure: async () => {
          const client = await openClient(server);
          try {
            return await train();
          } finally {
            await client.close();
          }
        },
        close: async () => {
          await server.close();
          await host.close();
          await rm(home, { recursive: true, force: true });
        },
      },
    ];
  },
};

async function trainOnce(host: Host, projectId: string, engine: EngineId): Promise<number> {
  const ended = Promise.withResolvers<number>();
  const stop = host.listen((event: ApiEvent) => {
    if (event.type === 'run/finished') ended.resolve(event.examplesPerSecond);
    if (event.type === 'run/problem' || event.type === 'run/interrupted')
      ended.reject(new ProblemError(event.problem.code, event.problem.details));
  });
  try {
    await host.ask(ownerSession, 'run.start', { projectId, spec: lenetSpec(2), engine });
    return await ended.promise;
  } finally {
    stop();
  }
}

let cookie: string | undefined;

/** The code of the address works once; its cookie is kept for the rounds to come. */
async function enter({ url }: WebServer): Promise<string> {
  if (cookie === undefined) {
    const reply = await fetch(url, { redirect: 'manual' });
    cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  return cookie;
}

/** Enters as a browser does, watches, and acknowledges every picture without a look at it. */
async function openClient(server: WebServer): Promise<{ close: () => Promise<void> }> {
  const headers = { cookie: await enter(server) };
  const origin = `http://127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, {
    headers: { ...headers, origin },
  });
  await once(socket, 'open');
  let callId = 0;
  const call = (method: string, params: object): void =>
    socket.send(encodeFrame({ type: 'call', callId: (callId += 1), method, params }));
  const probe = { kind: 'activations', id: 'maps', example: 0, perSecond: 4 };
  call('run.watch', { probes: [{ ...probe, nodeIds: ['conv2d_1', 'conv2d_2'] }] });
  socket.on('message', (data: Buffer) => {
    for (const { header } of createFrameReader().push(data)) {
      const reply = apiReplySchema.parse(header);
      if (reply.type === 'event' && reply.event.type === 'probe/activations')
        call('run.seen', { probeId: 'maps' });
    }
  });
  return {
    close: async () => {
      call('run.watch', { probes: [] });
      socket.close();
      await once(socket, 'close');
    },
  };
}
