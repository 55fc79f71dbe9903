import { expect, test, vi } from 'vitest';

import { openWebApi } from '../../../src-renderer/api/web-api.ts';
import { apiRequestSchema } from '../../../src-shared/protocol/api.ts';
import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';

/** One end of a line whose other end is the test's. */
class TestSocket extends EventTarget {
  binaryType: BinaryType = 'blob';
  readonly sent: { callId: number; method: string }[] = [];
  readonly #reader = createFrameReader();

  send(frame: Uint8Array<ArrayBuffer>): void {
    for (const { header } of this.#reader.push(frame))
      this.sent.push(apiRequestSchema.parse(header));
  }

  close(): void {
    this.dispatchEvent(new Event('close'));
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** An Api over sockets that the test opens and closes, and whose waiting the test ends. */
function openTestApi() {
  const sockets: TestSocket[] = [];
  const waits: { action: () => void; delayMs: number }[] = [];
  const api = openWebApi(
    () => {
      const socket = new TestSocket();
      sockets.push(socket);
      return socket;
    },
    (action, delayMs) => waits.push({ action, delayMs }),
  );
  const connections: boolean[] = [];
  api.onConnection((isConnected) => connections.push(isConnected));
  return { api, sockets, waits, connections };
}

function answer(socket: TestSocket, callId: number, result: unknown): void {
  socket.receive(encodeFrame({ type: 'result', callId, result }).buffer);
}

test('calls made before the first connection go out when it stands', async () => {
  const { api, sockets, connections } = openTestApi();
  const call = api.call('project.list', {});
  await vi.waitFor(() => expect(sockets).toHaveLength(1));
  const [socket] = sockets;
  expect(socket!.binaryType).toBe('arraybuffer');
  expect(socket!.sent).toEqual([]);
  socket!.open();
  expect(socket!.sent.map(({ method }) => method)).toEqual(['project.list']);
  answer(socket!, socket!.sent[0]!.callId, []);
  expect(await call).toEqual([]);
  expect(connections).toEqual([true]);
});

test('a lost connection fails what waits and what is asked for meanwhile, then comes back by itself', async () => {
  const { api, sockets, waits, connections } = openTestApi();
  sockets[0]!.open();
  const waiting = api.call('project.list', {});
  await vi.waitFor(() => expect(sockets[0]!.sent).toHaveLength(1));
  sockets[0]!.close();
  await expect(waiting).rejects.toMatchObject({ problem: { code: 'connection-lost' } });
  await expect(api.call('run.stop', { runId: 'a' })).rejects.toMatchObject({
    problem: { code: 'connection-lost' },
  });
  waits[0]!.action();
  sockets[1]!.open();
  // What was asked for while nobody could hear it is not done now.
  expect(sockets[1]!.sent).toEqual([]);
  expect(connections).toEqual([true, false, true]);
});

test('it tries again at growing distances, and from the beginning once it was there', () => {
  const { sockets, waits } = openTestApi();
  for (let turn = 0; turn < 8; turn += 1) {
    sockets[turn]!.close();
    waits[turn]!.action();
  }
  const delays = waits.map(({ delayMs }) => delayMs);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(delays[0]).toBeLessThan(500);
  expect(delays.at(-1)).toBe(4000);
  sockets[8]!.open();
  sockets[8]!.close();
  expect(waits.at(-1)!.delayMs).toBe(delays[0]);
});

test('whoever asks later is told where the connection stands', () => {
  const { api, sockets } = openTestApi();
  sockets[0]!.open();
  const told: boolean[] = [];
  const stop = api.onConnection((isConnected) => told.push(isConnected));
  stop();
  sockets[0]!.close();
  expect(told).toEqual([true]);
});

test('a stream that cannot be read is closed', () => {
  const { sockets, connections } = openTestApi();
  sockets[0]!.open();
  const report = vi.spyOn(console, 'error').mockReturnValue();
  sockets[0]!.receive(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0]).buffer);
  expect(connections).toEqual([true, false]);
  expect(report).toHaveBeenCalledOnce();
  report.mockRestore();
});
