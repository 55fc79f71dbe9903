import type { filesProblems as English } from '../../en/problems/files.ts';

export const filesProblems: Readonly<Record<keyof typeof English, string>> = {
  'file-too-long': 'El archivo tiene {megabytes} MB; uno de Lienzo tiene 64 como mucho.',
  'file-not-lienzo':
    'No es un archivo de Lienzo: debería empezar con «format» y «version». Elige uno que acabe en .lienzo.',
  'file-newer':
    'El archivo lo escribió un Lienzo más nuevo (versión {version}; este conoce la {known}): actualiza Lienzo para abrirlo. El archivo sigue intacto.',
  'file-field':
    'El archivo no se puede usar: en {where} hay algo que no encaja ({what}). Corrígelo ahí o abre otra copia.',
  'file-forbidden-key':
    'El archivo contiene una clave que ningún archivo de Lienzo tiene, como «__proto__», y no se ha abierto.',
  'file-too-deep':
    'El archivo está anidado demasiado hondo en el carácter {offset}; ninguno de Lienzo lo está.',
  'file-not-json': 'El archivo no se puede leer: está dañado o es de otro tipo ({what}).',
};
