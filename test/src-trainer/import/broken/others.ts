import { single, type BrokenFiles } from './broken-file.ts';

const text = single('cuento.txt');
export const brokenOthers: readonly BrokenFiles[] = [
  text('nothing', '', 'data-file-empty'),
  text('a NUL', 'hola\0', 'import-not-text', { offset: 4 }),
  text('one single character', 'a', 'text-says-nothing'),
  text(
    'Latin-1 where UTF-8 is asked for',
    Buffer.from('x,y\n1,ñ\n2,a\n', 'latin1'),
    'text-not-utf8',
    { offset: 6 },
    { encoding: 'utf-8' },
  ),
  single('programa.exe')('a program', 'MZ', 'import-kind-unknown'),
  { what: 'an empty folder', files: {}, code: 'import-kind-unknown', place: {} },
  {
    what: 'a path that is not there',
    files: {},
    given: 'nada.csv',
    code: 'data-path-missing',
    place: {},
  },
];
