import { parseArgs } from 'node:util';

import type { Details } from '../../src-shared/messages/fill.ts';
import type { CommandLineWord, Option } from './command.ts';

/** Words that are none of the program's: exit code 2, one sentence and the usage. */
export class UsageError extends Error {
  readonly word: CommandLineWord;
  readonly details: Details;

  constructor(word: CommandLineWord, details: Details = {}) {
    super(word);
    this.name = 'UsageError';
    this.word = word;
    this.details = details;
  }
}

type Range = { readonly min: number; readonly max: number };

/** What was given to a command. A value that cannot be is a `UsageError`. */
export type Arguments = {
  readonly positionals: readonly string[];
  readonly has: (option: string) => boolean;
  readonly text: (option: string) => string | undefined;
  /** Every value of an option that may be given several times, in their order. */
  readonly texts: (option: string) => readonly string[];
  readonly number: (option: string, range: Range) => number | undefined;
  readonly whole: (option: string, range: Range) => number | undefined;
  readonly choice: <Choice extends string>(
    option: string,
    choices: readonly Choice[],
  ) => Choice | undefined;
};

/** Reads the words after the command's name. Throws a `UsageError` for one that the command does not take. */
export function readArguments(
  words: readonly string[],
  options: Readonly<Record<string, Option>>,
  { min, max }: Range,
): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { argument }]) => [
        name,
        { type: argument === undefined ? 'boolean' : 'string' },
      ]),
    ),
    // Strictness is ours, so that what is wrong can be said in the reader's language.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const all: { readonly option: string; readonly value: string }[] = [];
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw new UsageError('unknownOption', { option: token.rawName });
    if (option.argument === undefined) {
      if (token.value !== undefined)
        throw new UsageError('optionTakesNothing', { option: token.rawName });
      values.set(token.name, '');
    } else {
      const { value, inlineValue } = token;
      // Another option where the value should be: it was forgotten. A value like that is written --name=-x.
      if (value === undefined || value === '' || (!inlineValue && /^-\D/.test(value)))
        throw new UsageError('optionNeedsValue', {
          option: token.rawName,
          argument: option.argument,
        });
      values.set(token.name, value);
      all.push({ option: token.name, value });
    }
  }
  if (positionals.length < min) throw new UsageError('tooFewWords');
  if (positionals.length > max)
    throw new UsageError('unknownWord', { word: positionals[max] ?? '' });
  return makeArguments(positionals, values, all);
}

function makeArguments(
  positionals: readonly string[],
  values: ReadonlyMap<string, string>,
  all: readonly { readonly option: string; readonly value: string }[],
): Arguments {
  const number = (option: string, { min, max }: Range): number | undefined => {
    const text = values.get(option);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text) || !(value >= min && value <= max))
      throw new UsageError('numberWanted', {
        option: `--${option}`,
        min: String(min),
        max: String(max),
        text,
      });
    return value;
  };
  return {
    positionals,
    has: (option) => values.has(option),
    text: (option) => values.get(option),
    texts: (wanted) => all.flatMap(({ option, value }) => (option === wanted ? [value] : [])),
    number,
    whole: (option, range) => {
      const value = number(option, range);
      if (value !== undefined && !Number.isInteger(value))
        throw new UsageError('wholeWanted', {
          option: `--${option}`,
          text: values.get(option) ?? '',
        });
      return value;
    },
    choice: (option, choices) => {
      const text = values.get(option);
      if (text === undefined) return undefined;
      const choice = choices.find((one) => one === text);
      if (choice === undefined)
        throw new UsageError('choiceWanted', {
          option: `--${option}`,
          choices: choices.join(', '),
          text,
        });
      return choice;
    },
  };
}
