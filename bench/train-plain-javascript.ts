import { readFile } from 'node:fs/promises';

import type { PeerJob } from '../src-shared/protocol/peer-job.ts';
import { serveRounds, type RoundWork, type WorkDone } from '../src-trainer/bench/serve-rounds.ts';
import { createPlainMlp } from './plain-javascript-mlp.ts';

// A loop over typed arrays without any library, measured as `serveRounds` says.

await serveRounds(prepare);

async function prepare(job: PeerJob): Promise<RoundWork> {
  const { model, training } = job.spec;
  const { optimizer, batchSize } = training;
  if (job.task !== 'train' || optimizer.type !== 'adam') throw new Error('only training with Adam');
  const isPlain = model.layers.every(
    ({ type, config }) => type === 'Dense' && config['activation'] === 'tanh',
  );
  if (!isPlain || model.outputs[0]?.loss !== 'meanSquaredError')
    throw new Error('only Dense with tanh and the mean squared error');
  const sizes = [
    model.inputs[0]?.shape[0] ?? 0,
    ...model.layers.map(({ outputShape }) => outputShape[0] ?? 0),
  ];
  const mlp = createPlainMlp({ ...optimizer, sizes, batchSize, uniform: Math.random });
  const inputs = new Float32Array(await readNumbers(job.data.inputs.path));
  const targets = new Int32Array(await readNumbers(job.data.targets.path));
  const order = Int32Array.from({ length: job.data.inputs.shape[0] ?? 0 }, (_, index) => index);
  let start = order.length;

  return {
    version: process.versions.v8,
    unitsPerStep: batchSize,
    take: (steps): WorkDone => {
      let loss = 0;
      for (let step = 0; step < steps; step += 1) {
        if (start + batchSize > order.length) {
          shuffle(order);
          start = 0;
        }
        loss = mlp.step(inputs, targets, order, start);
        start += batchSize;
      }
      return { steps, loss };
    },
  };
}

async function readNumbers(path: string): Promise<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

/** Source: Fisher and Yates, 1938; Durstenfeld, 1964. */
function shuffle(order: Int32Array): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    const moved = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = moved;
  }
}
