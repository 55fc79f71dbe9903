import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { fill, type Details } from '../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { readArguments, UsageError } from './arguments.ts';
import { commonOptions, exitCodes, type Command, type CommandLineWord } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { isCommandName, loadCommand, type CommandName } from './commands/index.ts';
import { findLanguage } from './find-language.ts';
import { wordHelp, wordOverview } from './help.ts';
import { programVersion } from '../host/program-version.ts';
import { listenForInterrupts } from './interrupts.ts';
import { refuse, refuseWith } from './refuse.ts';

/**
 * The program without a window: runs one command and answers its exit code (0 done, 1 refused, 2 wrong
 * usage, 130 interrupted). Nothing throws: a problem is one sentence on stderr, with `--json` also one
 * `error` line on stdout.
 */
export async function main(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe; what is left has nobody to go to.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(0));
  const [first = 'open', ...rest] = argv;
  const language = findLanguage(argv);
  const io: CommandIo = {
    stdout: (line) => void process.stdout.write(`${line}\n`),
    stderr: (line) => void process.stderr.write(`${line}\n`),
    json: argv.includes('--json'),
    language,
    isTerminal: process.stderr.isTTY,
    signal: listenForInterrupts(),
  };
  if (first === '--help' || first === '-h' || first === 'help') return showHelp(rest[0], io);
  if (first === '--version') {
    io.stdout(programVersion());
    return exitCodes.done;
  }
  const isOption = first.startsWith('-');
  const name = isOption ? 'open' : first;
  if (!isCommandName(name)) {
    const said = speak(language, 'unknownCommand', { command: first });
    return refuseUsage(said, wordOverview(language), io);
  }
  return runCommand(name, isOption ? argv : rest, io);
}

async function runCommand(
  name: CommandName,
  words: readonly string[],
  io: CommandIo,
): Promise<number> {
  const command = await loadCommand(name);
  try {
    if (words.includes('--help') || words.includes('-h')) return await showHelp(name, io);
    const options = { ...command.options, ...commonOptions };
    return await command.run(readArguments(words, options, command.positionals), io);
  } catch (error) {
    if (error instanceof UsageError) {
      return refuseUsage(speak(io.language, error.word, error.details), wordUsage(command, io), io);
    }
    return refuseError(error, io);
  }
}

async function showHelp(name: string | undefined, io: CommandIo): Promise<number> {
  if (name !== undefined && isCommandName(name))
    io.stdout(wordHelp(await loadCommand(name), io.language));
  else io.stdout(wordOverview(io.language));
  return exitCodes.done;
}

/** One sentence for whatever went wrong, never a stack. */
function refuseError(error: unknown, io: CommandIo): number {
  if (error instanceof ProblemError) return refuse(error.problem, io);
  if (process.env['LIENZO_DEBUG'] === '1') console.error(error);
  return refuse(describeMistake(error), io);
}

/** A programmer's mistake, as much of it as fits a sentence. */
function describeMistake(error: unknown): Problem {
  const [what = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return { code: 'unexpected', details: { what: what.slice(0, 200) } };
}

function refuseUsage(sentence: string, usage: string, io: CommandIo): number {
  refuseWith('usage', sentence, io);
  io.stderr(usage);
  return exitCodes.wrongUsage;
}

function wordUsage({ usage }: Command, { language }: CommandIo): string {
  return speak(language, 'usage', { usage: `lienzo ${usage}` });
}

function speak(language: Language, word: CommandLineWord, details: Details = {}): string {
  return fill(messages(language).commandLine[word], details, language);
}
