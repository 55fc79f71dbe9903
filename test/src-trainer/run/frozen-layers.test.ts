import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Link } from '../../../src-shared/templates/make-network.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import { couplesExamples } from '../../../src-trainer/training/step-program.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { drawTensor } from '../gates/seeded-tensors.ts';
import { firstWeights } from '../gates/train-images.ts';
import { problemOf, temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, hello, points } from '../small-run.ts';

const frozen = { trainable: false } as const;
/** Everything that could move a weight: a penalty of each kind, a limit, decay of its own. */
const restrained = {
  optimizer: { type: 'adamw', learningRate: 0.05, beta1: 0.9, beta2: 0.999, weightDecay: 0.5 },
  regularisation: { weightDecay: 5, l1: 2, maxNorm: 0.3 },
  clipping: { kind: 'globalNorm', limit: 1 },
  batchSize: 16,
  epochs: 2,
} as const;

/** A net on points whose first Dense and whose BatchNormalization are set so. */
function pointsSpec(config: object): RunSpec {
  return chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh', ...config }],
      ['BatchNormalization', { ...config }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    restrained,
  );
}

const characters: readonly Link[] = [
  ['Input', { shape: [8], dtype: 'int32' }],
  ['Embedding', { inputDim: 4, outputDim: 4, ...frozen }],
  ['Conv1D', { filters: 4, padding: 'same', ...frozen }],
  ['LSTM', { units: 5, ...frozen }],
  ['Bidirectional', { units: 3, ...frozen }],
  ['LayerNormalization', { ...frozen }],
  ['PositionEmbedding', { ...frozen }],
  ['TimeDistributed', { units: 4, ...frozen }],
  ['GRU', { units: 4, ...frozen }],
  ['SimpleRNN', { units: 4, ...frozen }],
  ['Dense', { units: 4, activation: 'softmax' }],
  ['Output'],
];

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  /** The tensors of the last checkpoint of a run, and those that its weights began with. */
  async function train(spec: RunSpec) {
    const dir = await temporaryFolder();
    await trainHere(dir, spec, { engine, maxSteps: 4 });
    const { tensors = [] } = (await loadCheckpoint(dir)) ?? {};
    const first = firstWeights(spec);
    return { last: new Map(tensors.map(({ name, values }) => [name, values])), first };
  }

  it.each([
    ['Dense and BatchNormalization', pointsSpec(frozen), ['dense_1', 'batchnormalization_1']],
    [
      'layers of a sequence',
      chainSpec(hello, characters, restrained),
      ['embedding_1', 'conv1d_1', 'lstm_1', 'bidirectional_1', 'layernormalization_1'].concat([
        'positionembedding_1',
        ...['timedistributed_1', 'gru_1', 'simplernn_1'],
      ]),
    ],
  ])(
    'training changes no bit of frozen weights and keeps no slot for them: %s',
    async (_, spec, ids) => {
      const { first, last } = await train(spec);
      const nodeOf = (name: string) => name.split('/').at(-2) ?? '';
      const held = [...first.keys()].filter((name) => ids.includes(nodeOf(name)));
      expect(new Set(held.map(nodeOf))).toEqual(new Set(ids));
      for (const [name, before] of first) {
        if (held.includes(name)) expect(last.get(name), name).toEqual(before);
        else expect(last.get(name), name).not.toEqual(before);
      }
      const slots = [...last.keys()].filter((name) => name.startsWith('optimizer/'));
      expect(slots.length).toBeGreaterThan(1);
      expect(slots.filter((name) => ids.includes(nodeOf(name)))).toEqual([]);
    },
  );

  it('the same weights move where nothing is frozen', async () => {
    const { first, last } = await train(pointsSpec({}));
    for (const [name, before] of first) expect(last.get(name), name).not.toEqual(before);
  });

  it('a frozen BatchNormalization gives in training what it gives afterwards', () => {
    const give = (config: object, isTraining: boolean) => {
      const model = buildModel(pointsSpec(config).model, 1);
      const values = tf.tidy(() => {
        const plan = planForward(model, ['batchnormalization_1']);
        const inputs = new Map([['input_1', drawTensor(['x'], [6, 2])]]);
        const given = runForward(plan, inputs, { isTraining });
        return [...readValue(given, 'batchnormalization_1').dataSync<'float32'>()];
      });
      model.dispose();
      return values;
    };
    expect(give(frozen, true)).toEqual(give(frozen, false));
    expect(give({}, true)).not.toEqual(give({}, false));
  });
});

it('a frozen BatchNormalization lets a batch be worked on in parts', () => {
  const of = (config: object) => {
    const model = buildModel(pointsSpec(config).model, 1);
    const isCoupled = couplesExamples(model);
    model.dispose();
    return isCoupled;
  };
  expect([of({}), of(frozen)]).toEqual([true, false]);
});

it('the Keras model says which layers are frozen', () => {
  const model = buildModel(pointsSpec(frozen).model, 1);
  const said = model.layersModel.layers.flatMap(({ name, trainable, weights }) =>
    weights.length === 0 ? [] : [[name, trainable]],
  );
  expect(said).toEqual([
    ['dense_1', false],
    ['batchnormalization_1', false],
    ['dense_2', true],
    ['dense_3', true],
  ]);
  expect(model.layersModel.trainableWeights.map(({ originalName }) => originalName)).toHaveLength(
    4,
  );
  model.dispose();
});

it('a network of frozen layers alone is refused', async () => {
  const spec = chainSpec(points, [
    ['Input', { shape: [2] }],
    ['Dense', { units: 1, activation: 'sigmoid', ...frozen }],
    ['Output', { loss: 'binaryCrossentropy' }],
  ]);
  const problem = await problemOf(trainHere(await temporaryFolder(), spec));
  expect(problem.code).toBe('nothing-to-train');
});
