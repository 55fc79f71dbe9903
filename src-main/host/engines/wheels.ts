import { createHash } from 'node:crypto';

import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import { cudaWheels } from './cuda-wheels.ts';
import type { TensorflowWheel, Wheel, Wheels } from './wheel.ts';

type TensorflowEngine = 'tensorflow' | 'tensorflow-gpu';

const linuxLibraries = { cc: 'libtensorflow_cc.so.2', framework: 'libtensorflow_framework.so.2' };
const version = tensorflowVersion;

const processorWheels: Readonly<Record<string, TensorflowWheel>> = {
  'linux-x64': {
    packageName: 'tensorflow-cpu',
    version,
    fileName: `tensorflow_cpu-${version}-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`,
    sha256: '8e0f27dbd92c6d380ae0ccfe73c7343f65c127b0aa98467c30c2e71eda7c76a4',
    downloadBytes: 230_350_167,
    pipPlatforms: ['manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
    libraries: linuxLibraries,
  },
  'linux-arm64': {
    packageName: 'tensorflow',
    version,
    fileName: `tensorflow-${version}-cp312-cp312-manylinux_2_17_aarch64.manylinux2014_aarch64.whl`,
    sha256: '1ba52b9c06ab8102b31e50acfaf56899b923171e603c8942f2bfeb181d6bb59e',
    downloadBytes: 240_000_000,
    pipPlatforms: ['manylinux_2_17_aarch64', 'manylinux2014_aarch64'],
    libraries: linuxLibraries,
  },
  'darwin-arm64': {
    packageName: 'tensorflow',
    version,
    fileName: `tensorflow-${version}-cp312-cp312-macosx_12_0_arm64.whl`,
    sha256: '98afa9c7f21481cdc6ccd09507a7878d533150fbb001840cc145e2132eb40942',
    downloadBytes: 240_000_000,
    pipPlatforms: ['macosx_12_0_arm64'],
    libraries: { cc: 'libtensorflow_cc.2.dylib', framework: 'libtensorflow_framework.2.dylib' },
  },
};

/** On Linux for Intel and AMD, the wheel that is called just `tensorflow` is the one built for CUDA. */
const cudaTensorflow: TensorflowWheel = {
  packageName: 'tensorflow',
  version,
  fileName: `tensorflow-${version}-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`,
  sha256: '442d2a774811789a8ad948e7286cb950fe3d87d3754e8cc6449d53b03dbfdaa6',
  downloadBytes: 615_623_178,
  pipPlatforms: ['manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
  libraries: linuxLibraries,
};

/**
 * The wheels that an engine's pack is made of on a platform such as `linux-x64`, TensorFlow's first;
 * `undefined` where there are none that fit.
 */
export function findWheels(engine: TensorflowEngine, platform: string): Wheels | undefined {
  if (engine === 'tensorflow-gpu')
    return platform === 'linux-x64' ? [cudaTensorflow, ...cudaWheels] : undefined;
  const wheel = findWheel(platform);
  return wheel && [wheel];
}

/** TensorFlow's wheel for the processor. */
export function findWheel(platform: string): TensorflowWheel | undefined {
  return Object.hasOwn(processorWheels, platform) ? processorWheels[platform] : undefined;
}

/** What a manifest remembers the wheels by: the one's hash, or the hash of all their hashes. */
export function hashWheels([first, ...others]: Wheels): string {
  if (others.length === 0) return first.sha256;
  const hash = createHash('sha256');
  for (const { sha256 } of [first, ...others]) hash.update(`${sha256}\n`);
  return hash.digest('hex');
}

/** All that there is to download. */
export function downloadBytes(wheels: readonly Wheel[]): number {
  return wheels.reduce((sum, wheel) => sum + wheel.downloadBytes, 0);
}
