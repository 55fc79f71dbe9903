import type { LibraryWheel } from './wheel.ts';

const pipPlatforms = ['manylinux2014_x86_64'];

/**
 * NVIDIA's wheels that `tensorflow[and-cuda]` 2.18.1 names, as far as its library opens what is in them.
 *
 * Left out: `nvidia-nccl-cu12`, which is linked into TensorFlow; `nvidia-curand-cu12`, which it does not call;
 * `nvidia-cuda-cupti-cu12`, which only its profiler would. Of the others, only what is needed to run.
 *
 * Every library lies in the folder that the run paths of those who open it name: `$ORIGIN/../nvidia/cudnn/lib`
 * in TensorFlow's own, `$ORIGIN/../../cublas/lib` in cuSOLVER's, and so on. cuDNN looks for NVRTC in
 * `../../nvrtc/lib`, where the wheel has it in another folder; so here it lies where cuDNN looks.
 */
export const cudaWheels: readonly LibraryWheel[] = [
  wheel({
    name: 'cublas',
    version: '12.5.3.2',
    sha256: 'ca070ad70e9fa6654084575d01bd001f30cc4665e33d4bb9fc8e0f321caa034b',
    downloadBytes: 363_313_169,
    files: ['lib/libcublas.so.12', 'lib/libcublasLt.so.12'],
  }),
  wheel({
    name: 'cuda_nvcc',
    version: '12.5.82',
    sha256: 'b03e545b8e8c3ce7ebcd7fc44063180ff52ff01d064ece2127ed90a04ef12cd0',
    downloadBytes: 22_468_537,
    files: ['bin/ptxas', 'nvvm/libdevice/libdevice.10.bc'],
  }),
  wheel({
    name: 'cuda_nvrtc',
    folder: 'nvrtc',
    version: '12.5.82',
    sha256: '3dbd97b0104b4bfbc3c4f8c79cd2496307c89c43c29a9f83125f1d76296ff3fd',
    downloadBytes: 24_873_108,
    files: ['lib/libnvrtc-builtins.so.12.5', 'lib/libnvrtc.so.12'],
  }),
  wheel({
    name: 'cuda_runtime',
    version: '12.5.82',
    sha256: '3e79a060e126df40fd3a068f3f787eb000fa51b251ec6cd97d09579632687115',
    downloadBytes: 895_707,
    files: ['lib/libcudart.so.12'],
  }),
  wheel({
    name: 'cudnn',
    version: '9.3.0.75',
    sha256: '9ad9c6929ebb5295eb4a1728024666d1c88283373e265a0c5c883e6f9d5cd76d',
    downloadBytes: 577_163_502,
    files: [
      'lib/libcudnn.so.9',
      'lib/libcudnn_adv.so.9',
      'lib/libcudnn_cnn.so.9',
      'lib/libcudnn_engines_precompiled.so.9',
      'lib/libcudnn_engines_runtime_compiled.so.9',
      'lib/libcudnn_graph.so.9',
      'lib/libcudnn_heuristic.so.9',
      'lib/libcudnn_ops.so.9',
    ],
  }),
  wheel({
    name: 'cufft',
    version: '11.2.3.61',
    sha256: '9a6e8df162585750f61983a638104a48c756aa13f9f48e19ab079b38e3c828b8',
    downloadBytes: 192_524_114,
    files: ['lib/libcufft.so.11'],
  }),
  wheel({
    name: 'cusolver',
    version: '11.6.3.83',
    sha256: '93cfafacde4428b71778eeb092ec615a02a3d05404da1bcf91c53e3fa1bce42b',
    downloadBytes: 130_341_232,
    files: ['lib/libcusolver.so.11'],
  }),
  wheel({
    name: 'cusparse',
    version: '12.5.1.3',
    sha256: '016df8e993c437e8301e62739f01775cba988fd5253cd4c64173f8e8d2f8e752',
    downloadBytes: 217_558_979,
    files: ['lib/libcusparse.so.12'],
  }),
  wheel({
    name: 'nvjitlink',
    version: '12.5.82',
    sha256: 'f9b37bc5c8cf7509665cb6ada5aaa0ce65618f2332b7d3e78e9790511f111212',
    downloadBytes: 21_298_879,
    files: ['lib/libnvJitLink.so.12'],
  }),
];

type Library = {
  /** Its folder in the wheel, and with `nvidia-` and `-cu12` around it its package. */
  readonly name: string;
  /** Its folder in the pack, where that is another. */
  readonly folder?: string;
  readonly version: string;
  readonly sha256: string;
  readonly downloadBytes: number;
  readonly files: readonly string[];
};

function wheel({ name, folder = name, files, ...pinned }: Library): LibraryWheel {
  const distribution = `nvidia_${name}_cu12`;
  const stem = `${distribution}-${pinned.version}`;
  return {
    ...pinned,
    packageName: distribution.replaceAll('_', '-'),
    fileName: `${stem}-py3-none-${pipPlatforms.join('.')}.whl`,
    pipPlatforms,
    contents: new Map([
      [`${stem}.dist-info/License.txt`, `licences/nvidia-${name}.txt`],
      ...files.map((file): [string, string] => [
        `nvidia/${name}/${file}`,
        `nvidia/${folder}/${file}`,
      ]),
    ]),
  };
}
