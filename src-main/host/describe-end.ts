import type { Problem } from '../../src-shared/problem.ts';
import { deviceLostExitCode } from '../../src-shared/protocol/engine.ts';

/** How a trainer's process ended. */
export type TrainerEnd = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of its log. */
  readonly log: string;
  /** Whether we asked for it. */
  readonly isWanted: boolean;
  /** Whether the system ended a process for want of memory just then; `undefined` where it does not say. */
  readonly hasMemoryRunOut: boolean | undefined;
  /** What it broke, where we ended it for that; or why it could not be started. */
  readonly problem?: Problem;
};

/** What V8, C++ and TensorFlow say before they give up for want of memory. */
const outOfMemory =
  /heap out of memory|bad_alloc|bad_array_new_length|Cannot allocate memory|Failed to allocate memory|Array buffer allocation failed|OOM when allocating|out of memory/i;
/** What NVIDIA's driver says of a card that is gone or has failed. */
const cardFailed = /CUDA_ERROR_(?!OUT_OF_MEMORY)|fallen off the bus|device lost/i;

/** What Windows says, in its own exit codes, of what other systems say by a signal; Node aborts with 134 there. */
const windowsSignals: ReadonlyMap<number, NodeJS.Signals> = new Map([
  [134, 'SIGABRT'],
  [0xc0000409, 'SIGABRT'],
  [0xc0000005, 'SIGSEGV'],
  [0xc000001d, 'SIGILL'],
  [0xc0000094, 'SIGFPE'],
]);

/** What to say of a trainer that is gone. */
export function describeEnd(end: TrainerEnd): Problem {
  const { code, log, isWanted, problem } = end;
  if (problem !== undefined) return problem;
  if (isWanted) return { code: 'trainer-ended', details: {} };
  const signal = end.signal ?? windowsSignals.get(code ?? 0);
  if (signal !== undefined) return describeSignal(signal, end);
  if (code === 0) return { code: 'trainer-left', details: {} };
  const lastLine = findLastWords(log);
  if (code === deviceLostExitCode) return deviceLost(lastLine);
  if (outOfMemory.test(log)) return { code: 'trainer-out-of-memory', details: {} };
  return { code: 'trainer-failed', details: { exitCode: code ?? -1, lastLine } };
}

function describeSignal(signal: NodeJS.Signals, { log, hasMemoryRunOut }: TrainerEnd): Problem {
  switch (signal) {
    case 'SIGKILL':
      if (hasMemoryRunOut === true) return { code: 'trainer-out-of-memory', details: {} };
      return { code: 'trainer-killed', details: { signal } };
    case 'SIGABRT':
    case 'SIGILL':
    case 'SIGTRAP':
    case 'SIGSEGV':
    case 'SIGBUS':
    case 'SIGFPE':
    case 'SIGSYS':
      return describeCrash(signal, log);
    default:
      return { code: 'trainer-killed', details: { signal } };
  }
}

/** What is to be said of a process that gave up or broke down; its log knows why, where it gave up itself. */
function describeCrash(signal: NodeJS.Signals, log: string): Problem {
  if (outOfMemory.test(log)) return { code: 'trainer-out-of-memory', details: {} };
  const lastLine = findLastWords(log);
  if (cardFailed.test(log)) return deviceLost(lastLine);
  if (signal === 'SIGABRT' && lastLine !== '') {
    return { code: 'trainer-aborted', details: { lastLine } };
  }
  if (signal === 'SIGILL') return { code: 'trainer-wrong-processor', details: {} };
  return { code: 'trainer-crashed', details: { signal } };
}

function deviceLost(lastLine: string): Problem {
  const reason = lastLine.replace(/^device lost:\s*/, '') || '–';
  return { code: 'trainer-device-lost', details: { reason } };
}

/**
 * The line of a log that says why: the error's own, which Node prints before its stack and version, or a library's
 * fatal one.
 */
function findLastWords(log: string): string {
  const lines = log.split('\n').map((line) => line.trim());
  const words = lines.filter(
    (line) => line !== '' && !/^(at |Node\.js v|\^|[{}]|-+|\d+: )/.test(line),
  );
  const own = words.findLast((line) =>
    /Error\b.*: |^FATAL|^F\d{4}|: F |^terminate called/.test(line),
  );
  return (own ?? words.at(-1) ?? '').slice(0, 300);
}
