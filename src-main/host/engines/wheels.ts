import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';

/** A Python wheel that holds TensorFlow's libraries for one platform, pinned by its hash. */
export type Wheel = {
  /** The package's name for `pip`. */
  readonly packageName: string;
  readonly fileName: string;
  readonly sha256: string;
  /** How much there is to download: for the notice and the progress, never for a decision. */
  readonly downloadBytes: number;
  /** The values for `pip download --platform`. */
  readonly pipPlatforms: readonly string[];
  readonly libraries: {
    /** Exports TensorFlow's C interface. */
    readonly cc: string;
    readonly framework: string;
  };
};

const linuxLibraries = { cc: 'libtensorflow_cc.so.2', framework: 'libtensorflow_framework.so.2' };

const wheels: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    packageName: 'tensorflow-cpu',
    fileName: `tensorflow_cpu-${tensorflowVersion}-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`,
    sha256: '8e0f27dbd92c6d380ae0ccfe73c7343f65c127b0aa98467c30c2e71eda7c76a4',
    downloadBytes: 230_350_167,
    pipPlatforms: ['manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
    libraries: linuxLibraries,
  },
  'linux-arm64': {
    packageName: 'tensorflow',
    fileName: `tensorflow-${tensorflowVersion}-cp312-cp312-manylinux_2_17_aarch64.manylinux2014_aarch64.whl`,
    sha256: '1ba52b9c06ab8102b31e50acfaf56899b923171e603c8942f2bfeb181d6bb59e',
    downloadBytes: 240_000_000,
    pipPlatforms: ['manylinux_2_17_aarch64', 'manylinux2014_aarch64'],
    libraries: linuxLibraries,
  },
  'darwin-arm64': {
    packageName: 'tensorflow',
    fileName: `tensorflow-${tensorflowVersion}-cp312-cp312-macosx_12_0_arm64.whl`,
    sha256: '98afa9c7f21481cdc6ccd09507a7878d533150fbb001840cc145e2132eb40942',
    downloadBytes: 240_000_000,
    pipPlatforms: ['macosx_12_0_arm64'],
    libraries: { cc: 'libtensorflow_cc.2.dylib', framework: 'libtensorflow_framework.2.dylib' },
  },
};

/** The wheel for a platform such as `linux-x64`; `undefined` where TensorFlow has none that fits. */
export function findWheel(platform: string): Wheel | undefined {
  return Object.hasOwn(wheels, platform) ? wheels[platform] : undefined;
}
