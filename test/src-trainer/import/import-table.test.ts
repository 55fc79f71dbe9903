import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { TableOptions } from '../../../src-shared/datasets/import-options.ts';
import type { TableContent } from '../../../src-shared/datasets/imported-dataset.ts';
import { importHere, placeFiles, refusedHere, type ImportedHere } from './import-here.ts';

const importCsv = async (content: string | Uint8Array, table: TableOptions = {}) => {
  const imported = await importHere(join(placeFiles({ 'tabla.csv': content }), 'tabla.csv'), {
    table,
  });
  return { ...imported, content: tableOf(imported) };
};
const refuseCsv = (content: string | Uint8Array, table: TableOptions = {}) =>
  refusedHere(join(placeFiles({ 'tabla.csv': content }), 'tabla.csv'), { table });

function tableOf({ dataset }: ImportedHere): TableContent {
  if (dataset.content.kind !== 'table') throw new Error('no table');
  return dataset.content;
}
function cellsOf({ read, dataset }: ImportedHere): number[][] {
  const bytes = read('cells.f64');
  const width = bytes.length / 8 / dataset.examples;
  return Array.from({ length: dataset.examples }, (_, row) =>
    Array.from({ length: width }, (_, column) => bytes.readDoubleLE(8 * (row * width + column))),
  );
}
function classesOf(imported: ImportedHere): (string | undefined)[] {
  const { target } = tableOf(imported);
  const bytes = imported.read('targets.i32');
  return Array.from({ length: imported.dataset.examples }, (_, row) =>
    target.kind === 'class' ? target.classes[bytes.readInt32LE(4 * row)] : undefined,
  );
}

describe('a table of one’s own', () => {
  test('as a Spanish spreadsheet saves it: mark, semicolons, decimal commas, CRLF, line breaks in cells', async () => {
    const rows = ['1,5;2,25;"uno\ndos";álamo', '-2,5;1e2;"dijo ""sí""";roble', ';3,5;"sin";roble'];
    const imported = await importCsv(`\uFEFFlargo;ancho;"nota";clase\r\n${rows.join('\r\n')}\r\n`);
    expect(imported.dataset).toMatchObject({
      name: 'tabla',
      examples: 2,
      skipped: 1,
      reasons: { 'missing-value': 1 },
    });
    expect(imported.content).toMatchObject({ decimal: ',', columns: 4 });
    const names = imported.content.features.map(({ name }) => name);
    expect(names).toEqual(['largo', 'ancho', 'nota']);
    expect(cellsOf(imported).map((row) => row.slice(0, 2))).toEqual([
      [1.5, 2.25],
      [-2.5, 100],
    ]);
    expect(classesOf(imported)).toEqual(['álamo', 'roble']);
  });

  test.each([
    ['UTF-8', Buffer.from('a,clase\n1,niño\n2,caña\n'), undefined],
    ['Latin-1', Buffer.from('a,clase\n1,niño\n2,caña\n', 'latin1'), undefined],
    ['UTF-16 with its mark', Buffer.from('\uFEFFa,clase\n1,niño\n2,caña\n', 'utf16le'), undefined],
    ['UTF-16 as it is told', Buffer.from('a,clase\n1,niño\n2,caña\n', 'utf16le'), 'utf-16le'],
  ] as const)('is read in %s', async (_name, bytes, encoding) => {
    const imported = await importCsv(bytes, encoding && { encoding });
    expect(classesOf(imported)).toEqual(['niño', 'caña']);
  });

  test('is read as Latin-1 where the first byte that is not UTF-8 comes late', async () => {
    const plain = Array.from({ length: 60_000 }, (_, at) => `${at},roble\n`).join('');
    const imported = await importCsv(Buffer.from(`a,clase\n${plain}1,caña\n`, 'latin1'));
    expect(imported.dataset.examples).toBe(60_001);
    expect(classesOf(imported).at(-1)).toBe('caña');
  });

  test.each([
    [',', '.'],
    [';', ','],
    ['\t', '.'],
    ['|', ','],
  ] as const)('finds the separator %j and the decimal %j', async (separator, decimal) => {
    const rows = [1.5, 2.25, -3.125].map((x, at) =>
      [String(x).replace('.', decimal), at, at % 2 ? 'sí' : 'no'].join(separator),
    );
    const imported = await importCsv([`x${separator}y${separator}z`, ...rows].join('\n'));
    expect(cellsOf(imported)).toEqual([
      [1.5, 0],
      [2.25, 1],
      [-3.125, 2],
    ]);
  });

  test('without a header its columns are numbered, and a number among the names says there is none', async () => {
    const imported = await importCsv('1.5,2,a\n2.5,3,b\n');
    expect(imported.dataset.examples).toBe(2);
    expect(imported.content.features.map(({ name }) => name)).toEqual(['1', '2']);
    const told = await importCsv('2020,2021,z\n1,2,a\n3,4,b\n', { hasHeader: true });
    expect(told.content.features.map(({ name }) => name)).toEqual(['2020', '2021']);
  });

  test('learns the column that is asked for, by name or number', async () => {
    const text = 'clase,x,y\na,1,2\nb,3,5\n';
    for (const target of ['clase', '1']) {
      const { content } = await importCsv(text, { target });
      expect(content.target).toMatchObject({ kind: 'class', name: 'clase', classes: ['a', 'b'] });
      expect(content.features.map(({ name }) => name)).toEqual(['x', 'y']);
    }
  });

  test('numbers are learned as numbers, and as classes where few whole ones come often', async () => {
    const rows = (target: (at: number) => number) =>
      `x,y\n${Array.from({ length: 40 }, (_, at) => `${at}.5,${target(at)}`).join('\n')}`;
    expect((await importCsv(rows((at) => at / 4))).content.target.kind).toBe('number');
    const classes = await importCsv(rows((at) => (at % 3) * 10));
    expect(classes.content.target).toMatchObject({ kind: 'class', classes: ['0', '10', '20'] });
    const asked = await importCsv(
      rows((at) => at % 3),
      { task: 'regression' },
    );
    expect(asked.content.target.kind).toBe('number');
    expect(asked.read('targets.f64').readDoubleLE(8)).toBe(1);
  });

  test('empty cells are counted and kept where they are to be filled in; a row without target is not', async () => {
    const text = 'x,color,y\n1,rojo,a\n,rojo,b\n3,,a\nNA,azul,b\n5,azul,?\n';
    const imported = await importCsv(text, { missing: 'fill' });
    expect(imported.dataset).toMatchObject({ examples: 4, reasons: { 'missing-target': 1 } });
    expect(imported.content.features).toMatchObject([{ missing: 2 }, { missing: 1 }]);
    expect(cellsOf(imported)).toEqual([
      [1, 1],
      [NaN, 1],
      [3, NaN],
      [NaN, 0],
    ]);
  });

  test('skips, counts and names by its line what does not fit: other rows, words among numbers', async () => {
    const numbers = Array.from({ length: 30 }, (_, at) => `${at},${at % 2 ? 'a' : 'b'}`);
    const imported = await importCsv(['x,y', ...numbers, '1,2,3', 'mal,a', '7'].join('\n'));
    expect(imported.dataset).toMatchObject({
      examples: 30,
      skipped: 3,
      reasons: { 'wrong-cell-count': 2, 'not-a-number': 1 },
      named: { 'wrong-cell-count': ['32', '34'], 'not-a-number': ['33'] },
    });
  });

  test('numbers that are not finite make no classes; their rows are left out and counted', async () => {
    const imported = await importCsv('x,y\n1,NaN\n2,Infinity\n3,1e400\n4,5\n5,6\n6,7\n');
    expect(imported.content.target).toEqual({ kind: 'number', name: 'y', at: 1 });
    expect(imported.dataset).toMatchObject({
      examples: 3,
      skipped: 3,
      reasons: { 'not-finite': 3 },
    });
    const inputs = await importCsv('x,y\n-inf,1\n2,2\n3,3.5\n1e999,5\n');
    expect(inputs.content.features).toMatchObject([{ kind: 'number', name: 'x' }]);
    expect(inputs.dataset.reasons).toEqual({ 'not-finite': 2 });
    const refused = await refuseCsv('x,y\n1,inf\n2,-inf\n', { task: 'regression' });
    expect(refused.problem.code).toBe('csv-target-no-numbers');
    const words = await importCsv('etapa,y\ninf,1\nprim,2.5\ninf,3\nprim,4\n');
    expect(words.content.features).toMatchObject([{ kind: 'category', values: ['inf', 'prim'] }]);
  });

  test('leaves out what says nothing, and says why', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `${at},nota ${at},igual,,${at % 2 ? 'a' : 'b'}`,
    );
    const { content } = await importCsv(['x,libre,fija,vacía,y', ...rows].join('\n'));
    expect(content.ignored).toEqual([
      { name: 'libre', why: 'too-many-values' },
      { name: 'fija', why: 'constant' },
      { name: 'vacía', why: 'empty' },
    ]);
  });

  test('a value that stands in skipped rows alone is none', async () => {
    const rows = [
      ...Array.from({ length: 8 }, (_, at) => `${at},una,${at % 2 ? 'a' : 'b'}`),
      ',otra,c',
    ];
    const { content, dataset } = await importCsv(['x,nota,y', ...rows].join('\n'));
    expect(dataset).toMatchObject({ examples: 8, skipped: 1 });
    expect(content.ignored).toEqual([{ name: 'nota', why: 'constant' }]);
    expect(content.target).toMatchObject({ classes: ['a', 'b'] });
  });

  test('has the same id and the same bytes whenever it is imported, and another when it differs', async () => {
    const [one, same, other] = [
      await importCsv('x,y\n1,a\n2,b\n'),
      await importCsv('x;y\r\n1;a\r\n2;b\r\n'),
      await importCsv('x,y\n1,a\n3,b\n'),
    ];
    expect(same.dataset.id).toBe(one.dataset.id);
    expect(other.dataset.hash).not.toBe(one.dataset.hash);
  });

  test('any table of numbers and words is read back as it was written', async () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const plainWord = word.filter(
      (it) =>
        it === it.trim() && /^[\p{L}"\n,;]+$/u.test(it) && !/^(na|nan|null|none|nd)$/i.test(it),
    );
    // Minus zero is written as zero.
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0);
    const row = fc.tuple(number, plainWord);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 15 }), async (rows) => {
        fc.pre(new Set(rows.map(([, it]) => it)).size > 1);
        fc.pre(new Set(rows.map(([it]) => it)).size > 1);
        const quote = (it: string) => `"${it.replaceAll('"', '""')}"`;
        const text = rows.map(([x, it]) => `${x},${quote(it)}`).join('\n');
        const imported = await importCsv(`x,y\n${text}\n`, { hasHeader: true, separator: ',' });
        expect(cellsOf(imported)).toEqual(rows.map(([x]) => [x]));
        expect(classesOf(imported)).toEqual(rows.map(([, it]) => it));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table that cannot be used', () => {
  test.each<readonly [string, string | Uint8Array, TableOptions, object]>([
    ['csv-one-column', 'solo\n1\n2\n', {}, {}],
    ['csv-empty', 'x,y\n', {}, {}],
    ['csv-quote-open', 'x,y\n1,a\n2,"b\n3,c\n', {}, { line: 3 }],
    ['csv-quote-wrong', 'x,y\n1,a\n2,"b"c\n', {}, { line: 3, column: 2 }],
    ['csv-quote-wrong', 'x,y\n1,a\n2,b"c\n', {}, { line: 3, column: 2 }],
    ['csv-target-unknown', 'x,y\n1,a\n2,b\n', { target: 'z' }, { names: 'x, y' }],
    ['csv-target-unknown', 'x,y\n1,a\n2,b\n', { target: '3' }, {}],
    ['csv-target-constant', 'x,y\n1,a\n2,a\n', {}, { name: 'y' }],
    ['csv-target-empty', 'x,y\n1,\n2,\n', {}, { name: 'y' }],
    ['csv-no-features', 'x,y\n1,a\n1,b\n', {}, { target: 'y' }],
    ['csv-no-rows-missing-value', 'x,z,y\n1,,a\n,2,b\n3,,a\n,4,b\n', {}, { line: 2 }],
    ['import-not-text', 'x,y\n1,a\0\n2,b\n', {}, {}],
    ['text-not-utf8', Buffer.from('x,y\n1,ñ\n', 'latin1'), { encoding: 'utf-8' }, { offset: 6 }],
    ['data-file-empty', '', {}, {}],
  ])('is refused with %s, and nothing is left of it', async (code, content, table, details) => {
    const { problem, left } = await refuseCsv(content, table);
    expect(problem).toMatchObject({ code, details });
    expect(String(problem.details['path'])).toMatch(/tabla\.csv$/);
    expect(left).toEqual([]);
  });
});
