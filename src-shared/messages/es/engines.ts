import type { engineWords as english } from '../en/engines.ts';

/** What `lienzo engine` says besides problems. */
export const engineWords: Readonly<Record<keyof typeof english, string>> = {
  usage:
    'Uso: lienzo engine [list | install [MOTOR] [--from RUTA] | remove [MOTOR] | pack [MOTOR] --out CARPETA | doctor [MOTOR]] [--json]',
  installed: 'El motor {engine} está instalado y listo.',
  removed: 'Se quitó el motor {engine}.',
  nothingToRemove: 'El motor {engine} no estaba instalado; no había nada que quitar.',
  packed:
    'El motor {engine} está empaquetado en {path}. En otro equipo: npx lienzo engine install --from {path}',
  driver: 'controlador {driver}',
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
  checkNpm: 'npm',
  checkCompiler: 'compilador',
  checkHeaders: 'cabeceras de Node',
  checkCard: 'tarjeta gráfica',
  checkPack: 'archivos instalados',
  checkLoad: 'carga',
  checkOperations: 'operaciones propias',
};
