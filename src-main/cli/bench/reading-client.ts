import { once } from 'node:events';

import { WebSocket } from 'ws';

import { z } from 'zod';

import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';
import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { parseJson } from '../../host/secure-json.ts';

/** Lets itself in by the server's one-time code, once; every client of it opens a socket of its own. */
export type ReadingClients = {
  /** Opens a socket and watches; what comes is read, acknowledged and thrown away. */
  readonly open: (probes: readonly Probe[]) => Promise<ReadingClient>;
};

export type ReadingClient = {
  /** Frames of probes that came. */
  readonly pictures: () => number;
  /** Asks for nothing more and leaves. */
  readonly close: () => Promise<void>;
};

const eventSchema = z.object({ event: z.object({ probeId: z.string() }) });

/** A stand-in for a window that takes everything in at once and draws nothing. */
export async function letInReaders(url: string): Promise<ReadingClients> {
  const { origin, host } = new URL(url);
  const { headers } = await fetch(url, { redirect: 'manual' });
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');

  return {
    open: async (probes) => {
      const socket = new WebSocket(`ws://${host}/ws`, { headers: { Cookie: cookie }, origin });
      const reader = createFrameReader(parseJson);
      let callId = 0;
      let pictures = 0;
      const call = (method: string, params: unknown): void => {
        callId += 1;
        socket.send(encodeFrame({ type: 'call', callId, method, params }));
      };
      socket.on('message', (data) => {
        if (!Buffer.isBuffer(data)) return;
        for (const { header } of reader.push(data)) {
          const picture = eventSchema.safeParse(header);
          if (!picture.success) continue;
          pictures += 1;
          call('run.seen', { probeId: picture.data.event.probeId });
        }
      });
      await once(socket, 'open');
      call('run.watch', { probes });
      return {
        pictures: () => pictures,
        close: async () => {
          call('run.watch', { probes: [] });
          const closed = once(socket, 'close');
          socket.close();
          await closed;
        },
      };
    },
  };
}
