export const enginesProblems = {
  'engine-pack-missing': 'TensorFlow is not installed. This installs it: npx lienzo engine install',
  'engine-pack-stale':
    'The installed TensorFlow was built for another version of Lienzo. This builds it anew: npx lienzo engine install',
  'engine-pack-damaged':
    'The installed TensorFlow is damaged ({file}). This installs it anew: npx lienzo engine install',
  'engine-load-failed': 'This system refuses to load TensorFlow: {reason}',
  'engine-operations-missing':
    'TensorFlow works, but Lienzo’s own operations are not in it, and recurrent layers train more slowly: {reason}',
  'engine-not-asked': 'It was not asked for: the engine chosen is {engine}.',
  'engine-none':
    'None of the engines works on this machine. This says why: npx lienzo engine doctor',
  'engine-no-wheel':
    'There is no TensorFlow for this platform ({platform}); Lienzo trains on WebAssembly here.',
  'engine-no-python':
    'TensorFlow is fetched with Python’s pip, and there is no Python here. Install Python 3, or give the file: npx lienzo engine install --from FILE',
  'engine-no-pip':
    'TensorFlow is fetched with pip, and this Python has none. Install it (on Debian and Ubuntu: python3-pip), or give the file: npx lienzo engine install --from FILE',
  'engine-no-compiler':
    'TensorFlow’s binding is built with a C++ compiler, and none answers (tried {commands}). Install one, on Debian and Ubuntu with the package g++.',
  'engine-no-node-headers':
    'TensorFlow’s binding is built against Node’s headers, and there are none in {folder}. Run npm ci in the project, which brings them along.',
  'engine-offline':
    'LIENZO_OFFLINE=1 forbids downloads. Give the file instead: npx lienzo engine install --from FILE',
  'engine-download-failed':
    'TensorFlow could not be downloaded. Look at the network, or give the file with --from. pip says: {reason}',
  'engine-disk-full':
    'There is no room for TensorFlow: it needs {megabytes} MB in {folder}. Make room, or choose another folder with LIENZO_CACHE.',
  'engine-cache-unusable':
    'Lienzo cannot write in {folder} ({reason}). Put that right, or choose another folder with LIENZO_CACHE.',
  'engine-wheel-not-found': '{path} is not there, or does not hold {file}.',
  'engine-wheel-wrong':
    '{path} is not the TensorFlow that Lienzo was tested with, or it is damaged: its SHA-256 is {found} and must be {expected}.',
  'engine-wheel-broken': 'The TensorFlow package cannot be unpacked: {reason}.',
  'engine-compile-failed': 'TensorFlow’s binding could not be built. The compiler says: {reason}',
  'engine-cancelled': 'The installation was cancelled; nothing was left behind.',
  'engine-tried-before':
    'TensorFlow is not installed, and installing it failed not long ago. This tries again and says why: npx lienzo engine install',
} as const satisfies Readonly<Record<string, string>>;
