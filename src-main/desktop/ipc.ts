import type { IpcMain, WebContents } from 'electron';
import { z } from 'zod';

import { maxFrameBytes } from '../../src-shared/protocol/codec.ts';
import { appOrigin } from './app-origin.ts';
import { frameChannel, requestChannel } from './ipc-channels.ts';

/** The part of a frame of a page that says whether it is ours. */
export type SenderFrame = {
  readonly url: string;
  /** The frame that this one stands in; null for the top one. */
  readonly parent: unknown;
};

/** Whether a message comes from the window's own top frame. A frame that is gone has no word. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

const frameLengths = 8;
const frameSchema = z
  .instanceof(Uint8Array)
  .refine((frame) => frame.byteLength >= frameLengths && frame.byteLength <= 4 + maxFrameBytes);

/** One window's way to the host: takes a call's frame, gives the frame of the answer. */
export type HostConnection = (frame: Uint8Array) => Promise<Uint8Array>;

/**
 * Lets the window's frames through to the host. A message from any other frame, or that is no frame at all,
 * is refused with an error and reaches nobody.
 */
export function registerIpc(
  ipcMain: Pick<IpcMain, 'handle'>,
  connectionOf: (sender: WebContents) => HostConnection | undefined,
): void {
  ipcMain.handle(requestChannel, async (event, argument: unknown) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('refused: not the window');
    const frame = frameSchema.safeParse(argument);
    if (!frame.success) throw new Error('refused: not a frame');
    const connection = connectionOf(event.sender);
    if (connection === undefined) throw new Error('refused: the window is not connected');
    return connection(frame.data);
  });
}

/** Sends a frame of the host's own to a window that is still there. */
export function sendFrame(contents: WebContents, frame: Uint8Array): void {
  if (!contents.isDestroyed()) contents.send(frameChannel, frame);
}
