import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { ProblemError } from '../../../src-shared/problem.ts';
import { tensorflowEnvironment } from '../../../src-shared/protocol/engine-pack.ts';
import {
  peerAnswerSchema,
  type PeerAnswer,
  type PeerJob,
} from '../../../src-shared/protocol/peer-job.ts';
import { parseJson } from '../../host/secure-json.ts';

/** A program that trains the same network, and what it is called in the results. */
export type Peer = { readonly system: string; readonly words: readonly [string, ...string[]] };

export type PeerRound = Extract<PeerAnswer, { type: 'round' }>;

/** A peer that is ready and waits for a round. */
export type PeerProcess = {
  readonly version: string;
  /** The settings of its library that turned out fastest, where it has a choice. */
  readonly settings: string | undefined;
  readonly measure: () => Promise<PeerRound>;
  readonly close: () => void;
};

/**
 * Starts a peer, gives it the job and waits until it has warmed up. Rejects with `bench-peer-ended {system,
 * reason}`, with the last thing it said on stderr, where it ends before it has answered, and with
 * `bench-peer-garbled {system}` where it says something else than was agreed.
 */
export async function openPeer({ system, words }: Peer, job: PeerJob): Promise<PeerProcess> {
  const [program, ...others] = words;
  const child = spawn(program, others, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...tensorflowEnvironment },
    windowsHide: true,
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  // What is written to a process that has ended fails; that it has ended is told by its stdout.
  child.stdin.on('error', () => undefined);
  const failed = new Promise<never>((_, reject) => {
    const fail = (reason: string): void =>
      reject(new ProblemError('bench-peer-ended', { system, reason: lastLine(reason) }));
    child.on('error', ({ message }) => fail(message));
    child.on('close', () => fail(log));
  });
  failed.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line: string): Promise<PeerAnswer> => {
    child.stdin.write(`${line}\n`);
    const answer = await lines.next();
    if (answer.done === true) return await failed;
    return readAnswer(answer.value, system);
  };
  const close = (): void => void child.kill('SIGKILL');
  try {
    const ready = await ask(JSON.stringify(job));
    if (ready.type !== 'ready') throw new ProblemError('bench-peer-garbled', { system });
    return {
      version: ready.version,
      settings: ready.settings,
      measure: async () => {
        const round = await ask('');
        if (round.type !== 'round') throw new ProblemError('bench-peer-garbled', { system });
        return round;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function readAnswer(line: string, system: string): PeerAnswer {
  let json: unknown;
  try {
    json = parseJson(line);
  } catch {
    throw new ProblemError('bench-peer-garbled', { system });
  }
  const { data } = peerAnswerSchema.safeParse(json);
  if (data === undefined) throw new ProblemError('bench-peer-garbled', { system });
  return data;
}

/** The last line that names an error, or the last of all, without the places of this machine. */
function lastLine(log: string): string {
  const lines = log.trimEnd().split('\n');
  const line = lines.findLast((one) => /^\w*(Error|Exception)\b/.test(one)) ?? lines.at(-1) ?? '';
  return line.replaceAll(/\S*[/\\]\S*/g, '…').slice(0, 300);
}
