import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { createFrameReader, encodeFrame } from '../../src-shared/protocol/codec.ts';
import {
  protocolVersion,
  trainerEventSchema,
  type Activity,
  type TrainerCommand,
  type TrainerEvent,
} from '../../src-shared/protocol/trainer-messages.ts';
import { describeEnd, type TrainerEnd } from './describe-end.ts';
import { findNvidia } from './engines/find-nvidia.ts';
import { parseJson } from './secure-json.ts';
import { launchTrainer, type TrainerProgram } from './trainer-launch.ts';
import { watchBeats } from './watch-beats.ts';
import { watchMemoryKills } from './watch-memory-kills.ts';

export type Ready = Extract<TrainerEvent, { type: 'ready' }>;
type Hello = Extract<TrainerCommand, { type: 'hello' }>;

export type TrainerListener = {
  /** Everything but `ready` and beats. */
  readonly onEvent: (event: TrainerEvent, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onResponding: (isResponding: boolean) => void;
  readonly onEnd: (end: TrainerEnd) => void;
};

/** One running trainer: what goes to it and what it is at. */
export type TrainerProcess = {
  readonly pid: number | undefined;
  /** Rejects with a `ProblemError` where the trainer refuses to begin or ends before it did. */
  readonly ready: Promise<Ready>;
  /** Does nothing once the trainer has ended: its end is told to the listener. */
  readonly send: (command: TrainerCommand) => void;
  readonly isResponding: () => boolean;
  readonly activity: () => Activity;
  /** Asks it to leave, then makes it: `shutdown`, SIGTERM after `graceMs`, SIGKILL two seconds later. */
  readonly stop: (graceMs?: number) => Promise<void>;
  /** Ends it at once. */
  readonly kill: () => void;
};

const watchIntervalMs = 250;
const startLimitMs = 60_000;
const termLimitMs = 2_000;
/** What a killed process wrote is read for so long after its end. */
const drainLimitMs = 1_000;
const logLength = 16 * 1024;

export function startTrainer(
  program: TrainerProgram,
  hello: Omit<Hello, 'type' | 'protocol' | 'nvidia'>,
  listener: TrainerListener,
): TrainerProcess {
  const child = launchTrainer(program);
  const beats = watchBeats();
  const memoryKills = watchMemoryKills();
  const ready = Promise.withResolvers<Ready>();
  const ended = Promise.withResolvers<undefined>();
  // Whoever waits for it is told; where nobody does, its end has been told to the listener.
  ready.promise.catch(() => undefined);
  let log = '';
  let isWanted = false;
  let isOver = false;
  let isResponding = true;
  let fault: Problem | undefined;

  const [, , , commands, events, heartbeats]: readonly Stdio[] = child.stdio;
  const send = (command: TrainerCommand): void => {
    if (!isOver && isWritable(commands)) commands.write(encodeFrame(command));
  };

  const failWith = (problem: Problem): void => {
    fault ??= problem;
    child.kill('SIGKILL');
  };

  const receive = (header: unknown, bytes: Uint8Array<ArrayBuffer>): void => {
    const { success, data: event } = trainerEventSchema.safeParse(header);
    // A newer trainer may say more than we know; what we need is missed elsewhere.
    if (!success) return note(`unknown event ${JSON.stringify(header).slice(0, 200)}\n`);
    switch (event.type) {
      case 'ready':
        if (event.protocol === protocolVersion) ready.resolve(event);
        else
          failWith({
            code: 'trainer-other-version',
            details: { expected: protocolVersion, found: event.protocol },
          });
        return;
      case 'beat':
        memoryKills.look();
        return beats.noteBeat(event.activity, event.busyMs);
      case 'problem':
        // One that belongs to no request and no run keeps the trainer from starting.
        if (event.requestId === undefined && event.runId === undefined)
          ready.reject(asError(event.problem));
        break;
      case 'run/steps':
        beats.noteSteps(event.count);
        break;
      default:
        break;
    }
    listener.onEvent(event, bytes);
  };

  const note = (text: string): void => {
    log = (log + text).slice(-logLength);
  };

  const streams = [events, heartbeats].filter(isReadable);
  for (const stream of streams) readFrames(stream, receive, () => failWith(garbled));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', note);
    stream?.on('error', () => undefined);
  }
  // A command that finds the trainer gone is lost with it; the end is told by `exit`.
  commands?.on('error', () => undefined);

  const watch = setInterval(() => {
    if (beats.isResponding() === isResponding) return;
    isResponding = !isResponding;
    listener.onResponding(isResponding);
  }, watchIntervalMs);
  const startLimit = setTimeout(
    () => failWith({ code: 'trainer-silent', details: {} }),
    startLimitMs,
  );
  void ready.promise.then(
    () => clearTimeout(startLimit),
    () => clearTimeout(startLimit),
  );

  const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(watch);
    clearTimeout(startLimit);
    const end: TrainerEnd = {
      code,
      signal,
      log,
      isWanted,
      hasMemoryRunOut: memoryKills.hasKilled(),
      ...(fault && { problem: fault }),
    };
    ready.reject(asError(describeEnd(end)));
    ended.resolve(undefined);
    listener.onEnd(end);
  };
  child.on('error', (error) => {
    fault ??= { code: 'trainer-not-started', details: { reason: error.message } };
    finish(null, null);
  });
  child.on('exit', (code, signal) => {
    void drained(streams).then(() => finish(code, signal));
  });

  const mayTakeCard = hello.engine === 'auto' || hello.engine === 'tensorflow-gpu';
  send({
    type: 'hello',
    protocol: protocolVersion,
    ...hello,
    ...(mayTakeCard && { nvidia: findNvidia() }),
  });
  return {
    pid: child.pid,
    ready: ready.promise,
    send,
    isResponding: () => isResponding,
    activity: beats.activity,
    stop: async (graceMs = 5_000) => {
      isWanted = true;
      send({ type: 'shutdown' });
      if (await settlesWithin(ended.promise, graceMs)) return;
      child.kill('SIGTERM');
      if (await settlesWithin(ended.promise, termLimitMs)) return;
      child.kill('SIGKILL');
      await ended.promise;
    },
    kill: () => {
      isWanted = true;
      child.kill('SIGKILL');
    },
  };
}

const garbled: Problem = { code: 'trainer-garbled', details: {} };

function asError({ code, details }: Problem): ProblemError {
  return new ProblemError(code, details);
}

type Stdio = ChildProcess['stdio'][number] | undefined;

function isReadable(stream: Stdio): stream is Readable {
  return stream !== null && stream !== undefined && 'read' in stream;
}

function isWritable(stream: Stdio): stream is Writable {
  return stream !== null && stream !== undefined && 'write' in stream;
}

function readFrames(
  stream: Readable,
  receive: (header: unknown, bytes: Uint8Array<ArrayBuffer>) => void,
  onGarbled: () => void,
): void {
  const reader = createFrameReader(parseJson);
  let isBroken = false;
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    if (isBroken) return;
    let frames;
    try {
      frames = reader.push(chunk);
    } catch {
      // Lengths or text that cannot be: nothing that follows can be trusted.
      isBroken = true;
      return onGarbled();
    }
    for (const { header, bytes } of frames) receive(header, bytes);
  });
}

/** Resolves when the streams have given all they hold; a child of the child might keep them open. */
function drained(streams: readonly Readable[]): Promise<unknown> {
  const closed = streams.map(
    (stream) =>
      new Promise<void>((resolve) => {
        if (stream.closed || stream.readableEnded) resolve();
        else stream.once('close', resolve).once('end', resolve);
      }),
  );
  return settlesWithin(Promise.all(closed), drainLimitMs);
}

/** Whether the promise settles in that time. */
export async function settlesWithin(promise: Promise<unknown>, limitMs: number): Promise<boolean> {
  const limit = Promise.withResolvers<false>();
  const timer = setTimeout(() => limit.resolve(false), limitMs);
  try {
    return await Promise.race([
      promise.then(
        () => true,
        () => true,
      ),
      limit.promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
