import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';

import { encodeFrame } from '../../../src-shared/protocol/codec.ts';
import { isTrustedSender, registerIpc, type SenderFrame } from '../../../src-main/desktop/ipc.ts';

const ours: SenderFrame = { url: 'app://lienzo/index.html', parent: null };

test('the window itself is trusted', () => {
  expect(isTrustedSender(ours)).toBe(true);
  expect(isTrustedSender({ url: 'app://lienzo/', parent: null })).toBe(true);
});

test.for<[string, SenderFrame | null]>([
  ['a frame that is gone', null],
  ['a frame inside the window', { ...ours, parent: ours }],
  ['another host of our scheme', { url: 'app://lienzo.evil/index.html', parent: null }],
  ['a longer host', { url: 'app://lienzoo/', parent: null }],
  ['a user name that looks like us', { url: 'app://lienzo@evil/', parent: null }],
  ['a port', { url: 'app://lienzo:80/', parent: null }],
  ['a web page', { url: 'https://lienzo/index.html', parent: null }],
  ['a file', { url: 'file:///app://lienzo/', parent: null }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['no address', { url: '', parent: null }],
])('%s is not trusted', ([, frame]) => {
  expect(isTrustedSender(frame)).toBe(false);
});

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** What Electron's main process would do: keeps the handler and calls it with what a window sends. */
function register(connected = true): {
  send: (frame: SenderFrame | null, argument: unknown) => Promise<unknown>;
  received: Uint8Array[];
} {
  const handlers: Handler[] = [];
  const received: Uint8Array[] = [];
  const ipcMain: Pick<IpcMain, 'handle'> = {
    handle: (_channel, handler) => {
      handlers.push(handler);
    },
  };
  const connection = (frame: Uint8Array): Promise<Uint8Array> => {
    received.push(frame);
    return Promise.resolve(frame);
  };
  registerIpc(ipcMain, () => (connected ? connection : undefined));
  const [handler] = handlers;
  if (handler === undefined) throw new Error('nothing was registered');
  return {
    received,
    send: (senderFrame, argument) =>
      Promise.resolve(handler({ senderFrame } as IpcMainInvokeEvent, argument)),
  };
}

const call = encodeFrame({ type: 'call', callId: 1, method: 'app.hello', params: {} });

test("the window's frame reaches the host and its answer comes back", async () => {
  const { send, received } = register();
  expect(await send(ours, call)).toEqual(call);
  expect(received).toEqual([call]);
});

test("a stranger's frame is refused and reaches nobody", async () => {
  const { send, received } = register();
  await expect(send({ url: 'https://evil.example/', parent: null }, call)).rejects.toThrow(
    'refused',
  );
  await expect(send({ ...ours, parent: {} }, call)).rejects.toThrow('refused');
  await expect(send(null, call)).rejects.toThrow('refused');
  expect(received).toEqual([]);
});

test.for<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'app.hello'],
  ['an object', { method: 'app.hello' }],
  ['a list of numbers', [...call]],
  ['a buffer without a view', call.buffer],
  ['fewer bytes than a frame has', new Uint8Array(7)],
])('%s is no frame and reaches nobody', async ([, argument]) => {
  const { send, received } = register();
  await expect(send(ours, argument)).rejects.toThrow('refused: not a frame');
  expect(received).toEqual([]);
});

test('a window without a connection is told so', async () => {
  await expect(register(false).send(ours, call)).rejects.toThrow('not connected');
});
