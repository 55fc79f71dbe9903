import { makeZip, type ZipEntry } from '../make-zip.ts';
import type { BrokenFiles } from './broken-file.ts';

type Place = BrokenFiles['place'];

const zip = (
  what: string,
  entries: readonly ZipEntry[] | Uint8Array,
  code: string,
  place: Place = {},
): BrokenFiles => ({
  what,
  files: { 'datos.zip': entries instanceof Uint8Array ? entries : makeZip(entries) },
  given: 'datos.zip',
  code,
  place,
});
const plain: ZipEntry = { name: 'a.csv', data: 'x,y\n1,a\n2,b\n' };
const whole = makeZip([plain]);
const zeros = Buffer.alloc(40 * 1024 * 1024);
const named = (name: string) =>
  zip(`the name ${JSON.stringify(name)}`, [{ name, data: 'x' }], 'zip-name-refused', {});
export const brokenArchives: readonly BrokenFiles[] = [
  ...[4, 30, whole.length - 30, whole.length - 1].map((end) =>
    zip(`cut after ${end} bytes`, whole.subarray(0, end), 'zip-damaged'),
  ),
  named('../fuera.csv'),
  named('a/../../fuera.csv'),
  named('/etc/fuera.csv'),
  named('C:/fuera.csv'),
  named('a\\..\\fuera.csv'),
  named('a\u0007.csv'),
  zip('a link', [{ name: 'a.csv', data: '/etc/passwd', mode: 0o120777 }], 'zip-name-refused', {
    name: 'a.csv',
  }),
  zip('a name that is there twice', [plain, plain], 'zip-name-twice', { name: 'a.csv' }),
  zip('a password', [{ ...plain, flags: 1 }], 'zip-encrypted', { name: 'a.csv' }),
  zip('another check sum', [{ ...plain, crc: 1 }], 'zip-entry-damaged', { name: 'a.csv' }),
  zip('more bytes than it says', [{ ...plain, size: 3 }], 'zip-entry-damaged', { name: 'a.csv' }),
  zip('fewer bytes than it says', [{ ...plain, size: 300 }], 'zip-entry-damaged', {
    name: 'a.csv',
  }),
  zip('40 MiB of zeros in 40 kB', [{ name: 'a.csv', data: zeros }], 'zip-too-large', {
    name: 'a.csv',
  }),
  zip(
    'many entries that share their bytes',
    [
      { name: '0.csv', data: zeros.subarray(0, 3_000_000) },
      ...Array.from({ length: 200 }, (_, at): ZipEntry => ({
        name: `${at + 1}.csv`,
        data: '',
        size: 3_000_000,
        packedSize: 3000,
        offset: 0,
      })),
    ],
    'zip-too-large',
  ),
  zip('nothing', [], 'import-kind-unknown'),
  zip('nothing that can be read', [{ name: 'a.exe', data: 'MZ' }], 'import-kind-unknown'),
  zip('a broken table', [{ name: 'a.csv', data: 'x,y\n1,"a\n' }], 'csv-quote-open', { line: 2 }),
  zip('two tables', [plain, { ...plain, name: 'b.csv' }], 'import-several-tables', {
    names: 'a.csv, b.csv',
  }),
];
