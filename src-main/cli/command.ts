import type { Messages } from '../../src-shared/messages/messages.ts';
import type { Arguments } from './arguments.ts';
import type { CommandIo } from './command-io.ts';

export type CommandLineWord = keyof Messages['commandLine'];

/** An option: with `argument` it takes a value, which the help calls so; without it is a switch. */
export type Option = { readonly argument?: string; readonly help: CommandLineWord };

/** One word of the command line: what it takes, how its help reads, and what it does. */
export type Command = {
  /** What stands before the options in its help: `train <file|template>`. */
  readonly usage: string;
  readonly summary: CommandLineWord;
  readonly options: Readonly<Record<string, Option>>;
  readonly positionals: { readonly min: number; readonly max: number };
  /** Answers the exit code. A `ProblemError` becomes one sentence on stderr and exit code 1. */
  readonly run: (given: Arguments, io: CommandIo) => Promise<number>;
};

/** What every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { help: 'optionJson' },
  language: { argument: 'es|en', help: 'optionLanguage' },
  help: { help: 'optionHelp' },
};

export const exitCodes = { done: 0, refused: 1, wrongUsage: 2, interrupted: 130 } as const;
