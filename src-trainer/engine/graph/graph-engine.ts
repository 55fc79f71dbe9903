import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import type { Recorder } from './recorder.ts';

/** What an engine needs to run recorded calculations as graphs. */
export type GraphEngine = {
  readonly recorder: Recorder;
  /** The real one: what goes through it is not recorded. */
  readonly binding: TFJSBinding;
  /** How many operations run side by side: into so many parts a batch is worth dividing. */
  readonly parallelOperations: number;
};
