import { fill } from '../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { commonOptions, type Command } from './command.ts';
import { commandSummaries } from './commands/index.ts';

/** All commands, a line each. */
export function wordOverview(language: Language): string {
  const words = messages(language).commandLine;
  const lines = Object.entries(commandSummaries)
    .filter(([name]) => name !== 'open')
    .map(([name, summary]) => `  ${name.padEnd(11)} ${words[summary]}`);
  return [
    fill(words.usage, { usage: 'lienzo [<command>] [...]' }, language),
    `  ${'—'.padEnd(11)} ${words.openSummary}`,
    ...lines,
    words.moreHelp,
  ].join('\n');
}

/** One command's usage and options. */
export function wordHelp({ usage, summary, options }: Command, language: Language): string {
  const words = messages(language).commandLine;
  const rows = Object.entries({ ...options, ...commonOptions }).map(
    ([name, { argument, help }]) =>
      [argument === undefined ? `--${name}` : `--${name} ${argument}`, words[help]] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    words[summary],
    fill(words.usage, { usage: `lienzo ${usage}` }, language),
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
  ].join('\n');
}
