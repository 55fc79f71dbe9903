import type { engineWords as english } from '../en/engines.ts';

/** What `lienzo engine` says besides problems. */
export const engineWords: Readonly<Record<keyof typeof english, string>> = {
  usage: 'Uso: lienzo engine [list | install [--from RUTA] | remove | doctor] [--json]',
  installed: 'TensorFlow {version} está instalado y listo.',
  removed: 'Se quitó TensorFlow.',
  nothingToRemove: 'TensorFlow no estaba instalado; no había nada que quitar.',
  ready: 'listo',
  absent: 'no está',
  phaseDownload: 'Descargando ({megabytes} MB)',
  phaseVerify: 'Comprobando',
  phaseExtract: 'Extrayendo',
  phaseCompile: 'Compilando el enlace',
  phaseLoad: 'Cargándolo una vez',
  checkPlatform: 'plataforma',
  checkCache: 'carpeta',
  checkPip: 'pip',
  checkCompiler: 'compilador',
  checkHeaders: 'cabeceras de Node',
  checkPack: 'archivos instalados',
  checkLoad: 'carga',
  checkOperations: 'operaciones propias',
};
