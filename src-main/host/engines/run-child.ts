import { spawn } from 'node:child_process';

import { ProblemError } from '../../../src-shared/problem.ts';

export type ChildResult = {
  /** `undefined` where the command does not exist. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
};

export type ChildOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
};

/** What is kept of a child's words: the end, where the reason of a failure stands. */
const longestText = 64 * 1024;

/**
 * Runs a command without a shell until it ends. Never throws for what the command does; throws
 * `engine-cancelled` where the signal ends it.
 */
export function runChild(
  command: string,
  args: readonly string[],
  { environment = {}, signal }: ChildOptions = {},
): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new ProblemError('engine-cancelled'));
      return;
    }
    const child = spawn(command, args, {
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (piece: string) => {
        texts[name] = (texts[name] + piece).slice(-longestText);
      });
    }
    const cancel = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', cancel, { once: true });
    child.on('error', () => {
      signal?.removeEventListener('abort', cancel);
      resolve({ exitCode: undefined, ...texts });
    });
    child.on('close', (exitCode) => {
      signal?.removeEventListener('abort', cancel);
      if (signal?.aborted === true) reject(new ProblemError('engine-cancelled'));
      else resolve({ exitCode: exitCode ?? 1, ...texts });
    });
  });
}

/** The last line with anything on it, as people quote it. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
