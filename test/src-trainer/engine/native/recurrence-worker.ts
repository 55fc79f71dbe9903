import { parentPort, workerData } from 'node:worker_threads';

import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { drawSequence, kinds } from './draw-sequence.ts';
import { bitsOf, differentiate, runNative } from './run-both.ts';

// A thread of its own with TensorFlow: trains nothing, calculates the same many times over.
const { engine } = await openEngine('tensorflow', { packsFolder: String(workerData) });
const sizes = { batch: 7, time: 15, input: 22, units: 41 };
const rounds = Array.from({ length: 10 }, () =>
  kinds.flatMap((kind) =>
    engine.tf.tidy(() => {
      const { hidden, gradients } = differentiate(
        runNative,
        drawSequence(kind, sizes, { seed: 1 }),
      );
      return [hidden, ...gradients].map(bitsOf);
    }),
  ),
);
parentPort?.postMessage(rounds);
