import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import type { Problem } from '../../src-shared/problem.ts';
import { exitCodes } from './command.ts';
import type { CommandIo } from './command-io.ts';

/** Says a problem in one sentence (`more` may add another), and answers the exit code. */
export function refuse(problem: Problem, io: CommandIo, more = ''): number {
  const message = [wordProblem(problem, io.language), more].filter(Boolean).join(' ');
  return refuseWith(problem.code, message, io);
}

/** Says an error on stderr and with `--json` as a line of stdout as well, and answers the exit code. */
export function refuseWith(code: string, message: string, io: CommandIo): number {
  const line = escapeControls(message);
  io.stderr(line);
  if (io.json) io.stdout(JSON.stringify({ type: 'error', code, message: line }));
  return io.signal.aborted ? exitCodes.interrupted : exitCodes.refused;
}

/**
 * The text without what would move a terminal's cursor or turn its writing: a sentence may quote a
 * stranger's file.
 */
export function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
