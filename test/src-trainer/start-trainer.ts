import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

import { createFrameReader, encodeFrame } from '../../src-shared/protocol/codec.ts';
import {
  protocolVersion,
  trainerEventSchema,
  type TrainerCommand,
  type TrainerEvent,
} from '../../src-shared/protocol/trainer-messages.ts';

const root = join(import.meta.dirname, '..', '..');

/** An event and its bytes, as they came. */
export type Received = { readonly event: TrainerEvent; readonly bytes: Uint8Array };
type EventOf<Type extends TrainerEvent['type']> = Extract<TrainerEvent, { type: Type }>;

/** A real trainer process on its real pipes. */
export type StartedTrainer = {
  readonly pid: number;
  /** Everything that came on the event pipe, in order. */
  readonly received: readonly Received[];
  readonly beats: readonly EventOf<'beat'>[];
  readonly send: (command: TrainerCommand) => void;
  /** Sends a frame with any header. */
  readonly sendRaw: (header: unknown) => void;
  /** The first event of this type that is not yet waited for; rejects where the trainer ends before. */
  readonly next: <Type extends TrainerEvent['type']>(
    type: Type,
    isWanted?: (event: EventOf<Type>) => boolean,
  ) => Promise<EventOf<Type>>;
  readonly closeCommands: () => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  readonly log: () => string;
};

/** Starts the trainer and waits until it is ready with the wasm engine. */
export async function startTrainer(): Promise<StartedTrainer> {
  const child = spawn(process.execPath, [join(root, 'src-trainer', 'main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const received: Received[] = [];
  const beats: EventOf<'beat'>[] = [];
  const listeners = new Set<() => void>();
  let log = '';
  const notify = (): void => {
    for (const listener of [...listeners]) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
  }
  const [, , , commands, events, beatPipe]: readonly unknown[] = child.stdio;
  readEvents(events as Readable, (event, bytes) => {
    received.push({ event, bytes });
    notify();
  });
  readEvents(beatPipe as Readable, (event) => {
    if (event.type === 'beat') beats.push(event);
    notify();
  });
  const commandPipe = commands as Writable;
  commandPipe.on('error', () => undefined);
  let hasExited = false;
  const exited = once(child, 'close').then(([code, signal]: (number | string | null)[]) => {
    hasExited = true;
    notify();
    return { code: code as number | null, signal: signal as string | null };
  });

  let seen = 0;
  const next: StartedTrainer['next'] = (type, isWanted) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        for (let index = seen; index < received.length; index += 1) {
          const event = received[index]!.event;
          if (!isOfType(event, type) || isWanted?.(event) === false) continue;
          seen = index + 1;
          listeners.delete(look);
          return resolve(event);
        }
        if (!hasExited) return;
        listeners.delete(look);
        reject(new Error(`the trainer ended before ${type}: ${log}`));
      };
      listeners.add(look);
      look();
    });
  const sendRaw = (header: unknown): void => {
    commandPipe.write(encodeFrame(header));
  };
  const send: StartedTrainer['send'] = sendRaw;
  send({
    type: 'hello',
    protocol: protocolVersion,
    engine: 'wasm',
    packsFolder: join(root, '.cache', 'no-packs'),
    resourcesFolder: join(root, 'resources'),
  });
  await next('ready');
  return {
    pid: child.pid!,
    received,
    beats,
    send,
    sendRaw,
    next,
    closeCommands: () => commandPipe.end(),
    kill: (signal) => child.kill(signal),
    exited,
    log: () => log,
  };
}

function isOfType<Type extends TrainerEvent['type']>(
  event: TrainerEvent,
  type: Type,
): event is EventOf<Type> {
  return event.type === type;
}

function readEvents(
  pipe: Readable,
  onEvent: (event: TrainerEvent, bytes: Uint8Array) => void,
): void {
  const reader = createFrameReader();
  pipe.on('data', (chunk: Buffer) => {
    for (const { header, bytes } of reader.push(chunk)) {
      onEvent(trainerEventSchema.parse(header), bytes);
    }
  });
}
