import { ProblemError } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { createFrameReader } from '../../src-shared/protocol/codec.ts';
import { createFrameClient } from './frame-client.ts';
import { gatherFrames } from './gather-frames.ts';

/** What is used of a WebSocket. */
export type Socket = Pick<WebSocket, 'binaryType' | 'send' | 'close' | 'addEventListener'>;

const firstRetryMs = 250;
const longestRetryMs = 4000;

/**
 * The host over one WebSocket. Until the first connection stands, calls wait for it. Once it is lost, calls
 * fail with `connection-lost`: what a person asked for a minute ago must not happen when the host is back.
 * It connects again by itself, at growing distances.
 */
export function openWebApi(
  open: () => Socket,
  wait: (action: () => void, delayMs: number) => void = (action, delayMs) =>
    void setTimeout(action, delayMs),
): Api {
  let socket: Socket | undefined;
  let isConnected = false;
  let wasConnected = false;
  let retryMs = firstRetryMs;
  const listeners = new Set<(isConnected: boolean) => void>();
  let early: (() => void)[] = [];

  const client = createFrameClient((frame) => {
    if (isConnected) socket?.send(frame);
    else if (wasConnected) throw new ProblemError('connection-lost');
    else early.push(() => socket?.send(frame));
  });

  function tell(next: boolean): void {
    if (next === isConnected) return;
    isConnected = next;
    for (const listener of listeners) listener(next);
  }

  function connect(): void {
    const reader = createFrameReader();
    const opened = open();
    // What follows on a stream that cannot be read cannot be trusted.
    const trying = (action: () => void): void => {
      try {
        action();
      } catch (error) {
        console.error(error);
        opened.close();
      }
    };
    const receive = gatherFrames((frame) => trying(() => client.receive(frame)));
    socket = opened;
    opened.binaryType = 'arraybuffer';
    opened.addEventListener('open', () => {
      retryMs = firstRetryMs;
      wasConnected = true;
      tell(true);
      for (const send of early) send();
      early = [];
    });
    opened.addEventListener('message', (event) => {
      const data: unknown = event.data;
      if (!(data instanceof ArrayBuffer)) return;
      trying(() => {
        for (const frame of reader.push(new Uint8Array(data))) receive(frame);
      });
    });
    opened.addEventListener('close', () => {
      tell(false);
      if (wasConnected) client.failAll({ code: 'connection-lost', details: {} });
      wait(connect, retryMs);
      retryMs = Math.min(longestRetryMs, retryMs * 1.7);
    });
  }

  connect();
  return {
    call: client.call,
    callWithBytes: client.callWithBytes,
    listen: client.listen,
    onConnection: (listener) => {
      listeners.add(listener);
      if (isConnected || wasConnected) listener(isConnected);
      return () => listeners.delete(listener);
    },
  };
}
