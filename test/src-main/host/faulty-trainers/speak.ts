import { writeSync } from 'node:fs';

import { encodeFrame } from '../../../../src-shared/protocol/codec.ts';
import type { TrainerEvent } from '../../../../src-shared/protocol/trainer-messages.ts';

// What the trainers that are made to fail have in common: they begin well.

/** Writes an event to the host, or bytes as they are. */
export function tell(event: TrainerEvent | Uint8Array): void {
  writeSync(4, event instanceof Uint8Array ? event : encodeFrame(event));
}

export function tellReady(protocol = 1): void {
  tell({
    type: 'ready',
    protocol,
    pid: process.pid,
    engine: 'wasm',
    device: 'CPU',
    engineVersion: '0',
    notUsed: [],
  });
}

/** Beats as a trainer's second thread does, as long as this process runs. */
export function beat(): void {
  const send = (): void =>
    void writeSync(5, encodeFrame({ type: 'beat', activity: 'idle', busyMs: 0 }));
  send();
  setInterval(send, 1_000);
}
