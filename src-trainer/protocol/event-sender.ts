import type { Writable } from 'node:stream';

import { encodeFrame } from '../../src-shared/protocol/codec.ts';
import type { TrainerEvent } from '../../src-shared/protocol/trainer-messages.ts';

/** The way out of the trainer. */
export type EventSender = {
  readonly send: (event: TrainerEvent, bytes?: Uint8Array) => void;
  /** Whether the other end reads slower than we write: what can wait or be joined then should. */
  readonly isCongested: () => boolean;
  /** Resolves when all that was sent has left. */
  readonly flush: () => Promise<void>;
};

/** Writes events as frames to the pipe of the host. Events to a host that is gone are lost with it. */
export function createEventSender(pipe: Writable): EventSender {
  pipe.on('error', () => undefined);
  return {
    send: (event, bytes) => {
      if (pipe.writable) pipe.write(encodeFrame(event, bytes));
    },
    isCongested: () => pipe.writableNeedDrain,
    flush: () =>
      new Promise((resolve) => {
        if (pipe.writable) pipe.write(new Uint8Array(0), () => resolve());
        else resolve();
      }),
  };
}
