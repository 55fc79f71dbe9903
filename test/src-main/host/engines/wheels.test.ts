import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { wheelContents } from '../../../../src-main/host/engines/wheel-contents.ts';
import {
  downloadBytes,
  findWheel,
  findWheels,
  hashWheels,
} from '../../../../src-main/host/engines/wheels.ts';
import { tensorflowVersion, tfjsVersion } from '../../../../src-shared/protocol/engine-pack.ts';

test.each(['linux-x64', 'linux-arm64', 'darwin-arm64'])(
  '%s has a wheel, pinned by hash',
  (platform) => {
    const wheel = findWheel(platform)!;
    expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(wheel.fileName).toContain(`-${tensorflowVersion}-cp312-`);
    for (const pipPlatform of wheel.pipPlatforms) expect(wheel.fileName).toContain(pipPlatform);
  },
);

test.each(['win32-x64', 'linux-x64-musl', 'darwin-x64', 'constructor'])(
  '%s has none',
  (platform) => {
    expect(findWheel(platform)).toBeUndefined();
  },
);

test('the binding is that of the TensorFlow.js which is installed', () => {
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-node-gpu/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  expect(version).toBe(tfjsVersion);
  expect(existsSync(join(dirname(manifest), 'binding', 'tfjs_binding.cc'))).toBe(true);
});

const cuda = findWheels('tensorflow-gpu', 'linux-x64')!;

test('the wheels for NVIDIA’s cards are TensorFlow’s own and nine of NVIDIA’s, each pinned by hash', () => {
  expect(cuda.map(({ packageName }) => packageName)).toEqual([
    'tensorflow',
    ...['cublas', 'cuda-nvcc', 'cuda-nvrtc', 'cuda-runtime', 'cudnn', 'cufft', 'cusolver'].map(
      (name) => `nvidia-${name}-cu12`,
    ),
    ...['nvidia-cusparse-cu12', 'nvidia-nvjitlink-cu12'],
  ]);
  for (const { sha256, fileName, version, downloadBytes: bytes } of cuda) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(fileName).toContain(`-${version}-`);
    expect(bytes).toBeGreaterThan(500_000);
  }
  expect(new Set(cuda.map(({ sha256 }) => sha256)).size).toBe(cuda.length);
});

test.each(['linux-arm64', 'darwin-arm64', 'win32-x64', 'linux-x64-musl', 'constructor'])(
  'there is no TensorFlow for the cards of %s',
  (platform) => {
    expect(findWheels('tensorflow-gpu', platform)).toBeUndefined();
  },
);

test('the processor’s pack is remembered by its wheel’s hash, the cards’ by the hashes of all in their order', () => {
  const [wheel] = findWheels('tensorflow', 'linux-x64')!;
  expect(hashWheels([wheel])).toBe(wheel.sha256);
  const [first, ...libraries] = cuda;
  const hashes = [
    hashWheels([first]),
    hashWheels([first, ...libraries.slice(1)]),
    hashWheels([first, ...libraries]),
    hashWheels([first, ...libraries.toReversed()]),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(downloadBytes(cuda)).toBe(cuda.reduce((sum, one) => sum + one.downloadBytes, 0));
});

test('every library for the cards lies where those who open it look: beside TensorFlow’s folder, each in its own', () => {
  const paths = cuda.flatMap((wheel) => [...wheelContents(wheel).values()]);
  expect(new Set(paths).size).toBe(paths.length);
  // The run paths of libtensorflow_cc.so.2 in TensorFlow 2.18: `$ORIGIN/../nvidia/<name>/lib`.
  for (const path of [
    ...['lib/libtensorflow_cc.so.2', 'lib/libtensorflow_framework.so.2'],
    ...['nvidia/cufft/lib/libcufft.so.11', 'nvidia/cudnn/lib/libcudnn.so.9'],
    ...['nvidia/cusolver/lib/libcusolver.so.11', 'nvidia/cublas/lib/libcublas.so.12'],
    ...['nvidia/cublas/lib/libcublasLt.so.12', 'nvidia/cusparse/lib/libcusparse.so.12'],
    ...['nvidia/cuda_runtime/lib/libcudart.so.12', 'nvidia/nvjitlink/lib/libnvJitLink.so.12'],
    // cuDNN looks for NVRTC in `../../nvrtc/lib`, XLA for its compiler and its library in one folder.
    ...['nvidia/nvrtc/lib/libnvrtc.so.12', 'nvidia/cuda_nvcc/bin/ptxas'],
    'nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
  ])
    expect(paths).toContain(path);
  const licences = paths.filter((path) => path.startsWith('licences/'));
  expect(licences).toHaveLength(cuda.length + 1);
});
