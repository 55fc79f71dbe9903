export const enginesProblems = {
  'engine-pack-missing':
    'The engine {engine} is not installed. This installs it: npx lienzo engine install {engine}',
  'engine-pack-stale':
    'The installed engine {engine} was built for another version of Lienzo. This builds it anew: npx lienzo engine install {engine}',
  'engine-pack-damaged':
    'The installed engine {engine} is damaged ({file}). This installs it anew: npx lienzo engine install {engine}',
  'engine-load-failed': 'This system refuses to load the engine {engine}: {reason}',
  'engine-operations-missing':
    'TensorFlow works, but Lienzo’s own operations are not in it, and recurrent layers train more slowly: {reason}',
  'engine-not-asked': 'It was not asked for: the engine chosen is {engine}.',
  'engine-none':
    'None of the engines works on this machine. This says why: npx lienzo engine doctor',
  'engine-no-wheel':
    'There is no engine {engine} for this platform ({platform}); Lienzo trains on the next one.',
  'engine-nvidia-none':
    'There is no NVIDIA graphics card in this machine; Lienzo trains on the processor.',
  'engine-nvidia-no-driver':
    'There is an NVIDIA graphics card, and its driver is missing. Install NVIDIA’s driver, then look again: npx lienzo engine doctor tensorflow-gpu',
  'engine-nvidia-driver-fails':
    'NVIDIA’s driver is installed and does not answer. Often a restart of the machine after an update helps. It says: {reason}',
  'engine-nvidia-driver-old':
    'NVIDIA’s driver {driver} is too old for CUDA 12. Install {oldest} or a later one.',
  'engine-nvidia-hidden':
    'The variable CUDA_VISIBLE_DEVICES hides all NVIDIA graphics cards. Take it away to use one.',
  'engine-nvidia-unused':
    'TensorFlow finds no way to the card {device}; it may be too old for it (compute capability under 6.0) or taken by another program.',
  'engine-webgpu-no-adapter':
    'There is no graphics card here that WebGPU can use, or its driver is missing (on Linux, the one for Vulkan).',
  'engine-webgpu-software':
    'Here WebGPU would run on {device}, a program that plays a graphics card and is slower than the other engines. --engine webgpu takes it all the same.',
  'engine-no-python':
    'TensorFlow is fetched with Python’s pip, and there is no Python here. Install Python 3, or give the file: npx lienzo engine install --from FILE',
  'engine-no-pip':
    'TensorFlow is fetched with pip, and this Python has none. Install it (on Debian and Ubuntu: python3-pip), or give the file: npx lienzo engine install --from FILE',
  'engine-no-compiler':
    'TensorFlow’s binding is built with a C++ compiler, and none answers (tried {commands}). Install one, on Debian and Ubuntu with the package g++.',
  'engine-no-node-headers':
    'TensorFlow’s binding is built against Node’s headers, and there are none in {folder}. Run npm ci in the project, which brings them along.',
  'engine-offline':
    'LIENZO_OFFLINE=1 forbids downloads. Give the file, or a pack made with “engine pack” on another machine: npx lienzo engine install {engine} --from PATH',
  'engine-download-failed':
    'TensorFlow could not be downloaded. Look at the network, or give the file with --from. pip says: {reason}',
  'engine-disk-full':
    'There is no room for the engine: it needs {megabytes} MB in {folder}. Make room, or choose another folder with LIENZO_CACHE.',
  'engine-cache-unusable':
    'Lienzo cannot write in {folder} ({reason}). Put that right, or choose another folder with LIENZO_CACHE.',
  'engine-wheel-not-found': '{path} is not there, or does not hold {file}.',
  'engine-wheel-wrong':
    '{path} is not the TensorFlow that Lienzo was tested with, or it is damaged: its SHA-256 is {found} and must be {expected}.',
  'engine-wheel-broken': 'The TensorFlow package cannot be unpacked: {reason}.',
  'engine-no-npm':
    'The engine webgpu is fetched with npm, and there is no npm here. Install Node with npm, or give the file: npx lienzo engine install webgpu --from FILE',
  'engine-npm-failed':
    'The engine webgpu could not be downloaded. Look at the network, or give the file with --from. npm says: {reason}',
  'engine-archive-not-found': '{path} is not there, or does not hold {file} or a pack.',
  'engine-archive-wrong':
    '{path} is not the package that Lienzo was tested with, or it is damaged: its hash is {found} and must be {expected}.',
  'engine-archive-broken': 'The engine’s package cannot be unpacked: {reason}.',
  'engine-pack-unreadable':
    'The pack in {path} has a manifest that cannot be understood. Make it anew: npx lienzo engine pack',
  'engine-pack-file-missing': 'The pack in {path} lacks {file}. Copy it again, whole.',
  'engine-pack-file-changed':
    '{file} of the pack in {path} is not what its manifest says: it was changed or damaged on the way. Copy it again.',
  'engine-pack-other-engine': 'The pack in {path} holds the engine {found}, not {engine}.',
  'engine-pack-other-platform':
    'The pack in {path} is for {found}, and this machine is {platform}. Take the pack made for it.',
  'engine-pack-other-version':
    'The pack in {path} was made for another version of Lienzo. Make it anew with this one: npx lienzo engine pack',
  'engine-pack-there':
    'There is something at {path} already. Choose another folder, or take that one away.',
  'engine-compile-failed': 'TensorFlow’s binding could not be built. The compiler says: {reason}',
  'engine-cancelled': 'The installation was cancelled; nothing was left behind.',
  'engine-tried-before':
    'TensorFlow is not installed, and installing it failed not long ago. This tries again and says why: npx lienzo engine install',
} as const satisfies Readonly<Record<string, string>>;
