import { createRequire } from 'node:module';

import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import { ProblemError } from '../../../src-shared/problem.ts';

/**
 * Loads a binding by its absolute path. Throws `engine-load-failed {engine, reason}` with the loader's own words,
 * which name the library or symbol that is missing.
 */
export function loadBinding(
  path: string,
  engine: 'tensorflow' | 'tensorflow-gpu' = 'tensorflow',
): TFJSBinding {
  try {
    return createRequire(import.meta.url)(path) as TFJSBinding;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.split('\n', 1)[0] ?? '';
    throw new ProblemError('engine-load-failed', { engine, reason });
  }
}
