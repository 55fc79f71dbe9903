import type { projectsProblems as English } from '../../en/problems/projects.ts';

export const projectsProblems: Readonly<Record<keyof typeof English, string>> = {
  'file-missing': 'No existe el archivo {path}. Comprueba el nombre y la carpeta.',
  'file-denied':
    'No tienes permiso para leer o escribir {path}. Cambia sus permisos o elige otro lugar.',
  'file-too-large': '{path} tiene {bytes} bytes, más de los {limitBytes} que se leen de una vez.',
  'file-cut':
    '{path} no se pudo escribir entero y se conservó el archivo anterior. Libera espacio en el disco y guarda otra vez.',
  'file-failed':
    '{path} no se pudo leer o escribir ({reason}). Revisa el disco e inténtalo otra vez.',
  'disk-full':
    'El disco está lleno: {path} no se escribió y se conservó el archivo anterior. Libera espacio e inténtalo otra vez.',
  'disk-read-only': '{path} está en un disco donde no se puede escribir. Elige otro lugar.',
  'path-refused': '«{name}» no es un nombre que se pueda usar aquí.',
  'json-invalid': 'Esto no es JSON válido. El archivo puede estar dañado o ser de otro tipo.',
  'json-too-long': 'Este JSON supera los {limit} caracteres permitidos.',
  'json-too-deep': 'Este JSON tiene más niveles que los {limit} permitidos.',
  'json-forbidden-key': 'Este JSON contiene una clave no permitida y se rechazó.',
  'lienzo-file-wanted':
    '{path} no es un archivo .lienzo y ninguna plantilla se llama así. «lienzo templates» las enumera.',
  'project-missing': 'No existe el proyecto {id}. Quizá se eliminó.',
  'project-damaged':
    'Los archivos del proyecto {id} están dañados y no se pudieron leer. Se dejaron como están.',
  'project-open-elsewhere':
    'Otra ventana ha abierto este proyecto y ahora lo guarda ella. Lo que cambies aquí no se conserva: vuelve a cargar esta página para seguir.',
  'project-changed-elsewhere':
    'Otro programa ha cambiado este proyecto desde que se abrió aquí, y su trabajo se queda. Lo que cambies aquí no se conserva: vuelve a cargar esta página para seguir.',
  'project-locked':
    'Otro Lienzo (proceso {pid}) tiene abierto este proyecto, así que aquí solo se puede leer. Ciérralo allí primero.',
  'run-missing': 'No existe el entrenamiento {runId}. Quizá se eliminó.',
  'run-folder-wanted':
    '{path} no es la carpeta de un entrenamiento. Indica la carpeta que escribió «lienzo train».',
  'run-folder-not-empty':
    '{path} contiene otros archivos. Da con --out una carpeta vacía o nueva, para no tocar nada tuyo.',
  'run-folder-taken':
    '{path} ya contiene un entrenamiento. Añade --resume para continuarlo o indica otra carpeta con --out.',
  'run-busy': 'Ya hay un entrenamiento en marcha. Detenlo primero.',
  'run-given-up': 'El entrenamiento se detuvo antes de empezar.',
  'run-not-active': 'Este entrenamiento no está en marcha ahora.',
  'too-large-to-train':
    'Entrenar esta red necesita unos {neededMegabytes} MB y esta máquina tiene {limitMegabytes} MB para ello. Reduce la capa más grande o el lote.',
  'spec-inconsistent':
    'El entrenamiento no encaja con su propia red en la capa {node}. Abre el proyecto otra vez e inícialo de nuevo.',
  'project-not-saved':
    'Los últimos cambios no se pudieron guardar. Se conservan en esta ventana y se intenta otra vez.',
};
