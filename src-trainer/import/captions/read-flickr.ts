import { basename } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { CaptionList } from './caption-list.ts';
import type { Skipped } from './skipped.ts';

/** `1000268201.jpg#0`, a tab, and the caption. */
const tokenLine = /^(.+?\.(?:jpe?g|png))(?:#\d+)?\t(.*)$/i;

/**
 * The captions of Flickr8k: a line each, either the picture's name with the caption's number and behind a tab the
 * caption, or with a comma in between below the line `image,caption`. Throws `captions-no-names` where no line is so.
 * Source: Hodosh, Young and Hockenmaier, 2013, the data set's `Flickr8k.token.txt`.
 */
export function readFlickr(path: string, text: string, skipped: Skipped): CaptionList {
  const captions = new Map<string, string[]>();
  const lines = /^\s*image\s*,\s*caption/i.test(text) ? readCommas(path, text) : readTabs(text);
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

function readCommas(path: string, text: string): Line[] {
  try {
    const rows: string[][] = parse(text, {
      fromLine: 2,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    });
    return rows.map(([name = '', ...rest], index) => ({
      name: name.trim() === '' ? undefined : name.trim().replace(/#\d+$/, ''),
      caption: rest.join(','),
      line: index + 2,
    }));
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      // Its line is the text's last; its bytes are those before the cell that opens.
      const before = Buffer.from(text, 'utf8').subarray(0, Number(error['bytes']));
      const line = before.toString('utf8').split('\n').length;
      throw new ProblemError('csv-quote-open', { path, line });
    }
    throw new ProblemError('captions-damaged', { path });
  }
}
