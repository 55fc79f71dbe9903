import type { Readable } from 'node:stream';

import { parse } from 'secure-json-parse';

import { createFrameReader } from '../../src-shared/protocol/codec.ts';
import {
  trainerCommandSchema,
  type TrainerCommand,
} from '../../src-shared/protocol/trainer-messages.ts';

/**
 * Reads command frames from the host's pipe and hands on those that are commands; what is none is logged and
 * passed over. `onEnd` is called once, when the pipe closes or what comes cannot be trusted: the host is gone.
 */
export function receiveCommands(
  pipe: Readable,
  onCommand: (command: TrainerCommand) => void,
  onEnd: () => void,
): void {
  const reader = createFrameReader((text) => parse(text));
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    onEnd();
  };
  pipe.on('data', (chunk: Buffer) => {
    if (isOver) return;
    try {
      for (const { header } of reader.push(chunk)) {
        const parsed = trainerCommandSchema.safeParse(header);
        if (parsed.success) onCommand(parsed.data);
        else console.error(`not a command: ${parsed.error.message}`);
      }
    } catch (error) {
      console.error('the command pipe is garbled', error);
      end();
    }
  });
  pipe.on('error', end);
  pipe.on('end', end);
  pipe.on('close', end);
}
