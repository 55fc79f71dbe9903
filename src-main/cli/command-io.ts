import type { Language } from '../../src-shared/messages/messages.ts';

/** What a command gets from the command line around it. Lines come without their end. */
export type CommandIo = {
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
  readonly json: boolean;
  readonly language: Language;
  /** Whether stderr is a terminal. */
  readonly isTerminal: boolean;
  readonly signal: AbortSignal;
};
