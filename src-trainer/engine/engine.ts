import type * as tfjs from '@tensorflow/tfjs-core';

import type { EngineId } from '../../src-shared/protocol/engine.ts';

/** The part of TensorFlow.js that every engine shares; the engine decides what its operations run on. */
export type Tfjs = typeof tfjs;

/** What multiplies the numbers: an open backend of TensorFlow.js. A process has one at a time. */
export type Engine = {
  readonly id: EngineId;
  /** What it runs on, for people: `CPU, 2 threads`. */
  readonly device: string;
  /** The version of the library that calculates: TensorFlow's own, or the backend's. */
  readonly version: string;
  readonly tf: Tfjs;
  /** Gives back the engine's memory; every tensor made on it is gone. */
  readonly dispose: () => void;
};
