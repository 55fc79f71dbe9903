import { basename } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { CaptionList } from './caption-list.ts';
import type { Skipped } from '../skipped.ts';

/** `1000268201.jpg#0`, a tab, and the caption. */
const tokenLine = /^(.+?\.(?:jpe?g|png))(?:#\d+)?\t(.*)$/i;
const rowsSchema = z.array(z.object({ record: z.array(z.string()), raw: z.string() }));
const commaHeader = /^\s*image\s*,\s*caption[^\n]*\n?/i;

/**
 * The captions of Flickr8k: a line each, either the picture's name with the caption's number and behind a tab the
 * caption, or with a comma in between below the line `image,caption`. Throws `captions-no-names` where no line is so.
 * Source: Hodosh, Young and Hockenmaier, 2013, the data set's `Flickr8k.token.txt`.
 */
export function readFlickr(path: string, text: string, skipped: Skipped): CaptionList {
  const captions = new Map<string, string[]>();
  const [header] = commaHeader.exec(text) ?? [];
  const lines = header === undefined ? readTabs(text) : readCommas(path, text, header);
  for (const { name, caption, line } of lines) {
    if (name === undefined) {
      skipped.note('line-without-name', `${basename(path)}:${line}`);
      continue;
    }
    const known = captions.get(name);
    if (known === undefined) captions.set(name, [caption]);
    else known.push(caption);
  }
  if (captions.size === 0) {
    throw new ProblemError('captions-no-names', { path });
  }
  return {
    origin: 'flickr8k',
    pictures: [...captions].map(([name, own]) => ({ name, captions: own })),
  };
}

type Line = {
  readonly name: string | undefined;
  readonly caption: string;
  /** From 1. */
  readonly line: number;
};

function readTabs(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((row, index): Line[] => {
    if (row.trim() === '') return [];
    const [, name, caption = ''] = tokenLine.exec(row) ?? [];
    return [{ name, caption, line: index + 1 }];
  });
}

function readCommas(path: string, text: string, header: string): Line[] {
  const firstLine = 1 + countLineEnds(header);
  const below = text.slice(header.length);
  try {
    const options = { relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true };
    const rows = rowsSchema.parse(parse(below, { ...options, raw: true }));
    let next = firstLine;
    return rows.map(({ record: [name = '', ...rest], raw }) => {
      // What stands in the file: the empty lines before the row, and the line ends within its quotation marks.
      const [blank = ''] = /^\s*/.exec(raw) ?? [];
      const line = next + countLineEnds(blank);
      next += countLineEnds(raw);
      return {
        name: name.trim() === '' ? undefined : name.trim().replace(/#\d+$/, ''),
        caption: rest.join(','),
        line,
      };
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      // Its line is the text's last; its bytes are those before the cell that opens.
      const before = Buffer.from(below, 'utf8').subarray(0, Number(error['bytes']));
      const line = firstLine + countLineEnds(before.toString('utf8'));
      throw new ProblemError('csv-quote-open', { path, line });
    }
    throw new ProblemError('captions-damaged', { path });
  }
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
