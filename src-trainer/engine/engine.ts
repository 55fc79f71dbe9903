import type * as tfjs from '@tensorflow/tfjs-core';

import type { EngineId } from '../../src-shared/protocol/engine.ts';
import type { GraphEngine } from './graph/graph-engine.ts';

/** What multiplies the numbers: an open backend of TensorFlow.js. A process has one at a time. */
export type Engine = {
  readonly id: EngineId;
  /** What it runs on, for people: `CPU, 2 threads`. */
  readonly device: string;
  /** The version of the driver that the device is reached by, where there is one to be named. */
  readonly driver?: string;
  /** What the device has in all, in bytes, where that is not the machine's own memory. */
  readonly memoryBytes?: number;
  /** The version of the library that calculates: TensorFlow's own, or the backend's. */
  readonly version: string;
  /** The part of TensorFlow.js that all engines share; its operations run on this one. */
  readonly tf: typeof tfjs;
  /** Runs recorded calculations as graphs; absent where the engine cannot. */
  readonly graphs?: GraphEngine;
  /** Gives back the engine's memory; every tensor made on it is gone. */
  readonly dispose: () => void;
};
