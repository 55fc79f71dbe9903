import {
  encodings,
  separators,
  type ImportOptions,
  type Separator,
  type TableOptions,
} from '../../src-shared/datasets/import-options.ts';
import { UsageError, type Arguments } from './arguments.ts';

/** A separator as it can be typed, since a shell eats some of them. */
const separatorWords: Readonly<Record<string, Separator>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

/** What the words after `data import` settle. */
export function importOptionsOf({ text, choice }: Arguments): ImportOptions {
  const name = text('name');
  const table = definedOnly({
    separator: readSeparator(text('separator')),
    decimal: readDecimal(text('decimal')),
    encoding: readEncoding(text('encoding')),
    hasHeader: readYes(choice('header', ['yes', 'no'])),
    target: text('target'),
    task: choice('task', ['classification', 'regression']),
    missing: choice('missing', ['skip', 'fill']),
  } satisfies TableOptions);
  return { ...(name !== undefined && { name: name.slice(0, 100) }), table };
}

function definedOnly(options: TableOptions): TableOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function readSeparator(text: string | undefined): Separator | undefined {
  if (text === undefined) return undefined;
  const found = separators.find((one) => one === text) ?? separatorWords[text];
  if (found !== undefined) return found;
  const choices = Object.keys(separatorWords).join(', ');
  throw new UsageError('choiceWanted', { option: '--separator', choices, text });
}

function readDecimal(text: string | undefined): '.' | ',' | undefined {
  if (text === undefined) return undefined;
  if (text === '.' || text === 'point') return '.';
  if (text === ',' || text === 'comma') return ',';
  throw new UsageError('choiceWanted', { option: '--decimal', choices: 'point, comma', text });
}

function readEncoding(text: string | undefined): TableOptions['encoding'] {
  if (text === undefined) return undefined;
  const plain = text.toLowerCase();
  const isLatin = ['latin1', 'latin-1', 'iso-8859-1'].includes(plain);
  const found = encodings.find((one) => one === (isLatin ? 'windows-1252' : plain));
  if (found !== undefined) return found;
  const choices = ['latin1', ...encodings].join(', ');
  throw new UsageError('choiceWanted', { option: '--encoding', choices, text });
}

function readYes(choice: 'yes' | 'no' | undefined): boolean | undefined {
  return choice === undefined ? undefined : choice === 'yes';
}
