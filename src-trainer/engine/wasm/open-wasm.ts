import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';

// The operations' gradients and the tensors' methods come with the whole package, not with its core; the
// engine `tensorflow` loads it too, so both offer the same.
import '@tensorflow/tfjs';
import { setWasmPaths, version_wasm as version } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

import type { Engine } from '../engine.ts';
import { registerGradientKernels } from './register-gradient-kernels.ts';

// The package registers its backend as it is loaded; kept, since giving the engine back takes it off.
const backendFactory = tf.findBackendFactory('wasm');
let isRegistered = false;

/**
 * Opens the engine that runs everywhere: XNNPACK compiled to WebAssembly with SIMD, one thread.
 * The binaries lie beside the package's own script, wherever the program is installed.
 */
export async function openWasm(): Promise<Engine> {
  if (!isRegistered) {
    const script = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(dirname(script) + sep);
    registerGradientKernels();
    isRegistered = true;
  }
  const factory = tf.findBackendFactory('wasm') as typeof backendFactory | null;
  if (factory === null) tf.registerBackend('wasm', backendFactory);
  await tf.setBackend('wasm');
  return {
    id: 'wasm',
    device: 'CPU, 1 thread',
    version,
    tf,
    dispose: () => tf.removeBackend('wasm'),
  };
}
