import { readFile } from 'node:fs/promises';

import * as tf from '@tensorflow/tfjs-core';
import type { History } from '@tensorflow/tfjs-layers';

import type { PeerArray, PeerJob } from '../../src-shared/protocol/peer-job.ts';
import { buildLayersModel } from './build-layers-model.ts';
import { backends, openBackend } from './open-backend.ts';
import { serveRounds, type RoundWork, type WorkDone } from './serve-rounds.ts';

// What TensorFlow.js offers without us, measured as `serveRounds` says:
//   node src-trainer/bench/tfjs-fit.ts tfjs-node|tfjs-cpu PACKS_FOLDER
// Networks are trained by `model.fit`; a character model writes by a stateful `model.predict`.

const [name, packsFolder = ''] = process.argv.slice(2);
const backend = backends.find((one) => one === name);
if (backend === undefined) throw new Error(`there is no backend ${name ?? ''}`);
const version = await openBackend(backend, packsFolder);
await serveRounds((job) => (job.task === 'train' ? prepareTraining(job) : prepareWriting(job)));

async function prepareTraining(job: Extract<PeerJob, { task: 'train' }>): Promise<RoundWork> {
  const { model: spec, training } = job.spec;
  const { batchSize, optimizer } = training;
  const loss = spec.outputs[0]?.loss;
  if (optimizer.type !== 'adam' || loss === undefined) throw new Error('only Adam is compared');
  const model = await buildLayersModel(spec, { isStateful: false });
  const isClassification = loss === 'sparseCategoricalCrossentropy';
  model.compile({
    optimizer: tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2),
    loss,
    metrics: isClassification ? ['accuracy'] : [],
  });
  const inputs = await loadTensor(job.data.inputs);
  const flat = await loadTensor(job.data.targets);
  // tfjs takes class numbers as floats with an axis of one at the end.
  const targets = tf.tidy(() => tf.expandDims(tf.cast(flat, 'float32'), -1));
  const stepsPerEpoch = Math.floor(inputs.shape[0] / batchSize);
  return { version, unitsPerStep: batchSize, take };

  async function take(steps: number): Promise<WorkDone> {
    // Whole epochs where it is more than one, since every call of `fit` costs something.
    const epochs = Math.max(1, Math.round(steps / stepsPerEpoch));
    const stepsEach = Math.min(steps, stepsPerEpoch);
    const [x, y] = [firstRows(inputs, stepsEach), firstRows(targets, stepsEach)];
    const options = { batchSize, epochs, verbose: 0 } as const;
    const history: History = await model.fit(x, y, options);
    tf.dispose([x, y]);
    const last = history.history['loss']?.at(-1);
    return { steps: epochs * stepsEach, loss: typeof last === 'number' ? last : undefined };
  }

  function firstRows(all: tf.Tensor, steps: number): tf.Tensor {
    return tf.slice(all, [0], [steps * batchSize]);
  }
}

async function prepareWriting({ spec }: PeerJob): Promise<RoundWork> {
  const model = await buildLayersModel(spec.model, { isStateful: true });
  let character = 0;
  const take = (steps: number): WorkDone => {
    for (let step = 0; step < steps; step += 1) {
      character = tf.tidy(() => {
        const said = model.predict(tf.tensor2d([character], [1, 1], 'int32'));
        if (Array.isArray(said)) throw new Error('the network has several outputs');
        return draw(said.dataSync<'float32'>());
      });
    }
    return { steps, loss: undefined };
  };
  return { version, unitsPerStep: 1, take };
}

/** An index as often as its probability says. */
function draw(probabilities: Float32Array): number {
  const uniform = Math.random();
  let sum = 0;
  const drawn = probabilities.findIndex((probability) => (sum += probability) > uniform);
  return drawn < 0 ? probabilities.length - 1 : drawn;
}

async function loadTensor({ path, type, shape }: PeerArray): Promise<tf.Tensor> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  const numbers =
    type === 'float32'
      ? new Float32Array(buffer, byteOffset, byteLength / 4)
      : new Int32Array(buffer, byteOffset, byteLength / 4);
  return tf.tensor(numbers, shape, type);
}
