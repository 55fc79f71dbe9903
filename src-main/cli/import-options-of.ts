import {
  encodings,
  largestSide,
  pictureFits,
  separators,
  type ImportOptions,
  type PictureOptions,
  type Separator,
  type TableOptions,
} from '../../src-shared/datasets/import-options.ts';
import { sentenceUnits } from '../../src-shared/sentences/sentence-units.ts';
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
    text: text('text'),
    unit: choice('unit', sentenceUnits),
    task: choice('task', ['classification', 'regression']),
    missing: choice('missing', ['skip', 'fill']),
  } satisfies TableOptions);
  const colour = choice('colour', ['grey', 'rgb']);
  const pictures = definedOnly({
    ...readSize(text('size')),
    channels: colour === undefined ? undefined : colour === 'rgb' ? 3 : 1,
    fit: choice('fit', pictureFits),
  } satisfies PictureOptions);
  return { ...(name !== undefined && { name: name.slice(0, 100) }), table, pictures };
}

/** Without the options that were not given: what is left open is found out. */
function definedOnly<T extends object>(options: T): Partial<T> {
  const given: Partial<T> = {};
  for (const key in options) if (options[key] !== undefined) given[key] = options[key];
  return given;
}

function readSize(text: string | undefined): Pick<PictureOptions, 'width' | 'height'> {
  if (text === undefined) return {};
  const match = /^(\d{1,4})(?:x(\d{1,4}))?$/i.exec(text);
  const width = Number(match?.[1] ?? 0);
  const height = Number(match?.[2] ?? width);
  if (width >= 1 && height >= 1 && width <= largestSide && height <= largestSide) {
    return { width, height };
  }
  throw new UsageError('choiceWanted', { option: '--size', choices: '28, 32x32, 64x48', text });
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
  const choices = encodings.join(', ');
  throw new UsageError('choiceWanted', { option: '--encoding', choices, text });
}

function readYes(choice: 'yes' | 'no' | undefined): boolean | undefined {
  return choice === undefined ? undefined : choice === 'yes';
}
