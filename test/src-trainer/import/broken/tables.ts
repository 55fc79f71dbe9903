import { single, type BrokenFiles } from './broken-file.ts';

const csv = single('tabla.csv');
const many = (row: (at: number) => string, count = 40) =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');
const latin = Buffer.from('x,y\n1,ñ\n2,a\n', 'latin1');

export const brokenTables: readonly BrokenFiles[] = [
  csv('nothing', '', 'data-file-empty'),
  csv('blank lines only', '\n\n\r\n', 'csv-empty'),
  csv('a mark of the byte order alone', '\uFEFF', 'csv-empty'),
  csv('a header alone', 'x,y\n', 'csv-empty'),
  csv('one column', 'x\n1\n2\n', 'csv-one-column'),
  csv(
    'one column under the separator that is asked for',
    'x;y\n1;a\n',
    'csv-one-column',
    {},
    { separator: ',' },
  ),
  csv(
    'ten thousand and one columns',
    many((at) => `c${at}`, 10_001).replaceAll('\n', ','),
    'csv-too-many-columns',
    { count: 10_001 },
  ),
  csv('an open quotation mark in the first row', '"x,y\n1,a\n2,b\n', 'csv-quote-open', { line: 1 }),
  csv('an open quotation mark in the third row', 'x,y\n1,a\n2,"b\n3,a\n', 'csv-quote-open', {
    line: 3,
  }),
  csv(
    'an open quotation mark in the last row',
    `x,y\n${many((at) => `${at},${at % 2 ? 'a' : 'b'}`)}\n1,"`,
    'csv-quote-open',
    { line: 42 },
  ),
  csv('text after a quotation mark', 'x,y\n1,a\n2,"b" c\n', 'csv-quote-wrong', {
    line: 3,
    column: 2,
  }),
  csv('a quotation mark inside a cell', 'x,y\n1,a\n2"3,b\n', 'csv-quote-wrong', {
    line: 3,
    column: 1,
  }),
  csv(
    'a quotation mark inside a cell after a line break in another',
    'x,y\n1,"a\nb"\n2,c"d\n',
    'csv-quote-wrong',
    { line: 4, column: 2 },
  ),
  csv(
    'a row longer than a million characters',
    `x,y\n1,a\n2,${'b'.repeat(1_100_000)}\n`,
    'csv-row-too-long',
    { line: 3 },
  ),
  csv('a NUL', 'x,y\n1,a\n2,\0\n', 'import-not-text', { offset: 10 }),
  csv(
    'an Excel file that was called CSV',
    Buffer.from('\xd0\xcf\x11\xe0\0\0\0\0', 'latin1'),
    'import-not-text',
    { offset: 4 },
  ),
  csv(
    'Latin-1 where UTF-8 is asked for',
    latin,
    'text-not-utf8',
    { offset: 6 },
    { encoding: 'utf-8' },
  ),
  csv(
    'an unknown target',
    'x,y\n1,a\n2,b\n',
    'csv-target-unknown',
    { target: 'z', names: 'x, y' },
    { target: 'z' },
  ),
  csv(
    'a target number beyond the last',
    'x,y\n1,a\n2,b\n',
    'csv-target-unknown',
    { target: '3' },
    { target: '3' },
  ),
  csv(
    'the target number 0',
    'x,y\n1,a\n2,b\n',
    'csv-target-unknown',
    { target: '0' },
    { target: '0' },
  ),
  csv('a target that is empty', 'x,y\n1,\n2,\n', 'csv-target-empty', { name: 'y' }),
  csv('a target that is missing by word', 'x,y\n1,NA\n2,?\n', 'csv-target-empty', { name: 'y' }),
  csv('a target that is always the same', 'x,y\n1,a\n2,a\n', 'csv-target-constant', { name: 'y' }),
  csv(
    'a target that is the same where rows can be used',
    'x,y\n1,a\n2,a\n,b\n',
    'csv-target-constant',
    { name: 'y' },
  ),
  csv(
    'a target of free text',
    `x,y\n${many((at) => `${at},nota ${at}`, 1500)}`,
    'csv-target-too-many',
    { name: 'y', limit: 1000 },
  ),
  csv(
    'a target of words where numbers are asked for',
    'x,y\n1,a\n2,b\n',
    'csv-target-no-numbers',
    { name: 'y' },
    { task: 'regression' },
  ),
  csv('other columns that are constant', 'x,y\n1,a\n1,b\n', 'csv-no-features', { target: 'y' }),
  csv(
    'a column of texts that is not there',
    'x,y\n1,a\n2,b\n',
    'csv-target-unknown',
    { target: 'nota', names: 'x, y' },
    { text: 'nota' },
  ),
  csv(
    'other columns that are left out',
    'x,y\n1,a\n2,b\n',
    'csv-no-features',
    { target: 'y' },
    { kinds: { '1': 'ignore' } },
  ),
  csv(
    'a category that is asked for and has too many values',
    `x,y\n${many((at) => `n${at},${at % 2 ? 'a' : 'b'}`, 150)}`,
    'csv-category-too-many',
    { name: 'x' },
    { kinds: { '1': 'category' } },
  ),
  csv(
    'an empty cell in every row',
    'x,z,y\n1,,a\n,2,b\n3,,a\n,4,b\n',
    'csv-no-rows-missing-value',
    { line: 2 },
  ),
  csv(
    'words where numbers are asked for',
    'x,z,y\na,1,a\nb,2,b\n',
    'csv-no-rows-not-a-number',
    { line: 2 },
    { kinds: { '1': 'number' } },
  ),
  csv('rows with other cells than the header', 'x,z,y\n1,a\n2,b\n', 'csv-rows-uneven', {
    line: 2,
  }),
];
