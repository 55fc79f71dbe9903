import type { WebSocket } from 'ws';

import type { Session } from '../host/session.ts';
import { connectWindow, type WindowHost } from '../host/window-connection.ts';

/** A window with this much untaken gets no more pictures until it has caught up. */
const mostPendingBytes = 4 * 1024 * 1024;
/** One with this much, more than the longest answer, has stopped reading; it is let go and may come back. */
const mostHeldBytes = 64 * 1024 * 1024 + mostPendingBytes;
const pingIntervalMs = 20_000;

/** Carries one window's frames over a WebSocket: a message is a frame. Anything else closes the line. */
export function serveSocket(socket: WebSocket, host: WindowHost, session: Session): void {
  const connection = connectWindow(
    host,
    session,
    (frame) => {
      if (socket.bufferedAmount > mostHeldBytes) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    () => socket.bufferedAmount > mostPendingBytes,
  );
  let isAlive = true;
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingIntervalMs);

  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data)) return socket.close(1003);
    connection.receive(data).then(
      (frame) => {
        if (socket.readyState === socket.OPEN) socket.send(frame);
      },
      () => socket.close(1002),
    );
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(ping);
    connection.close();
  });
}
