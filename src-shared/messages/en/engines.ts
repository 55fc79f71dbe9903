/** What `lienzo engine` says besides problems. */
export const engineWords = {
  usage:
    'Usage: lienzo engine [list | install [ENGINE] [--from PATH] | remove [ENGINE] | pack [ENGINE] --out DIR | doctor [ENGINE]] [--json]',
  installed: 'The engine {engine} is installed and ready.',
  removed: 'The engine {engine} was removed.',
  nothingToRemove: 'The engine {engine} was not installed; there was nothing to remove.',
  packed:
    'The engine {engine} is packed in {path}. On another machine: npx lienzo engine install --from {path}',
  driver: 'driver {driver}',
  ready: 'ready',
  absent: 'not there',
  phaseDownload: 'Downloading ({megabytes} MB)',
  phaseVerify: 'Verifying',
  phaseExtract: 'Extracting',
  phaseCompile: 'Compiling the binding',
  phaseLoad: 'Loading it once',
  checkPlatform: 'platform',
  checkCache: 'folder',
  checkPip: 'pip',
  checkNpm: 'npm',
  checkCompiler: 'compiler',
  checkHeaders: 'Node headers',
  checkCard: 'graphics card',
  checkPack: 'installed files',
  checkLoad: 'loading',
  checkOperations: 'own operations',
} as const satisfies Readonly<Record<string, string>>;
