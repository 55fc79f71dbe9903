import type { engineWords as english } from '../en/engines.ts';

/** What `lienzo engine` and the automatic installation say besides problems. */
export const engineWords: Readonly<Record<keyof typeof english, string>> = {
  usage: 'Uso: lienzo engine [list | install [--from RUTA] | remove | doctor] [--json]',
  installingByItself:
    'Se instala TensorFlow, varias veces más rápido que WebAssembly: {megabytes} MB de descarga, una sola vez. (Con LIENZO_OFFLINE=1 o --engine wasm no se hace.)',
  installed: 'TensorFlow {version} está instalado y listo.',
  removed: 'Se quitó TensorFlow.',
  nothingToRemove: 'TensorFlow no estaba instalado; no había nada que quitar.',
  goingOnWithWasm: '{sentence} El entrenamiento sigue con WebAssembly.',
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
};
