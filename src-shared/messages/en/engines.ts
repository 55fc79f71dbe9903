/** What `lienzo engine` and the automatic installation say besides problems. */
export const engineWords = {
  usage: 'Usage: lienzo engine [list | install [--from PATH] | remove | doctor] [--json]',
  installingByItself:
    'Installing TensorFlow, several times faster than WebAssembly: {megabytes} MB to download, once. (LIENZO_OFFLINE=1 or --engine wasm goes without.)',
  installed: 'TensorFlow {version} is installed and ready.',
  removed: 'TensorFlow was removed.',
  nothingToRemove: 'TensorFlow was not installed; there was nothing to remove.',
  goingOnWithWasm: '{sentence} Training goes on with WebAssembly.',
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
  checkCompiler: 'compiler',
  checkHeaders: 'Node headers',
  checkPack: 'installed files',
  checkLoad: 'loading',
} as const satisfies Readonly<Record<string, string>>;
