import { afterEach, expect, it, vi } from 'vitest';

import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type * as RunNative from '../../../src-trainer/model/recurrence/run-native.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { tapGraphs } from '../engine/graph/tap-graphs.ts';
import { temporaryFolder, trainHere, type TrainedHere } from '../run-in-process.ts';
import { chainSpec, hello, points, pointsSpec, shortTextSpec } from '../small-run.ts';

// Same engine, build and thread count: the same bits, however a run is cut up and whoever looks at it.

/** Whether recurrent layers are kept from TensorFlow's operations of our own, as on a processor that they are too slow on. */
const switches = vi.hoisted(() => ({ isStock: false }));
vi.mock('../../../src-trainer/model/recurrence/run-native.ts', async (load) => {
  const own = await load<typeof RunNative>();
  const canRunNative: typeof own.canRunNative = (recurrence) =>
    !switches.isStock && own.canRunNative(recurrence);
  return { ...own, canRunNative };
});
afterEach(() => {
  switches.isStock = false;
});

const training = { batchSize: 48, epochs: 3, schedule: 'cosine' } as const;

function dropoutSpec(): RunSpec {
  return chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dropout', { rate: 0.3 }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    training,
  );
}

/** So small and trained for so long that XLA compiles its steps. */
function smallSpec(): RunSpec {
  return chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { ...training, epochs: 100_000 },
  );
}

function lenetSpec(): RunSpec {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const compiled = compileRun(document, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

function lstmSpec(stateful = false): RunSpec {
  return chainSpec(
    hello,
    [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4 }],
      ['LSTM', { units: 12, stateful }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
    training,
  );
}

type Case = {
  readonly spec: RunSpec;
  /** So many steps; the small nets' epochs have 4 or fewer. */
  readonly steps: number;
  readonly isStock?: boolean;
};
const cases: readonly (readonly [what: string, Case])[] = [
  ['an MLP with Dropout', { spec: dropoutSpec(), steps: 5 }],
  ['a small MLP through XLA', { spec: smallSpec(), steps: 5 }],
  ['LeNet', { spec: lenetSpec(), steps: 3 }],
  ['BatchNormalization and Dropout', { spec: pointsSpec(training), steps: 5 }],
  ['an LSTM of our own operations', { spec: lstmSpec(), steps: 4 }],
  ['an LSTM of stock operations', { spec: lstmSpec(), steps: 4, isStock: true }],
  ['an LSTM that carries its state, of our own operations', { spec: lstmSpec(true), steps: 5 }],
  [
    'an LSTM that carries its state, of stock operations',
    { spec: lstmSpec(true), steps: 5, isStock: true },
  ],
  [
    'an LSTM that carries its state over a text too short for its batch',
    { spec: shortTextSpec(21, { epochs: 3 }), steps: 5 },
  ],
];

/** All that can be looked at in any net. */
function probesFor({ model }: RunSpec): Probe[] {
  const nodeIds = model.layers.map(({ id }) => id);
  const perSecond = 20;
  return [
    { kind: 'activations', id: 'all', nodeIds, example: 0, perSecond },
    { kind: 'predictions', id: 'said', count: 5, perSecond },
    ...nodeIds.map(
      (nodeId) => ({ kind: 'weights', id: `of-${nodeId}`, nodeId, perSecond }) as const,
    ),
  ];
}

describeOnTensorflow('a run', (here) => {
  /** Trains on from a folder's newest checkpoint, or from the beginning, and gives what is left there. */
  const train = async (
    { spec, isStock = false }: Case,
    dir: string,
    options: Parameters<typeof trainHere>[2],
  ) => {
    switches.isStock = isStock;
    const run = await trainHere(dir, spec, { engine: here.engine, ...options });
    expect(run.finished.compiled).toBe(true);
    const { tensors = [] } = (await loadCheckpoint(dir)) ?? {};
    return { ...run, tensors };
  };
  const measured = ({ finished }: TrainedHere) => {
    const { steps, epochs, loss, accuracy, valLoss, valAccuracy } = finished;
    return { steps, epochs, loss, accuracy, valLoss, valAccuracy };
  };

  it.each(cases)(
    'that stops at every step and is resumed gives the bits of one that never stopped: %s',
    async (_, given) => {
      const whole = await train(given, await temporaryFolder(), { maxSteps: given.steps });
      expect(whole.points).toHaveLength(given.steps);
      const dir = await temporaryFolder();
      const rows: (readonly number[])[] = [];
      let last = whole;
      for (let step = 1; step <= given.steps; step += 1) {
        last = await train(given, dir, { maxSteps: step, resume: step > 1 });
        rows.push(...last.points);
        expect(last.points).toHaveLength(1);
      }
      expect(rows).toEqual(whole.points);
      expect(last.tensors).toEqual(whole.tensors);
      expect(last.tensors.length).toBeGreaterThan(4);
      expect(measured(last)).toEqual(measured(whole));
    },
  );

  it.each(cases)(
    'that is paused, taken step by step and looked at gives the bits of one left alone: %s',
    async (_, given) => {
      const alone = await train(given, await temporaryFolder(), { maxSteps: given.steps });
      let singles = 0;
      let frames = 0;
      const watched = await train(given, await temporaryFolder(), {
        maxSteps: given.steps,
        probes: probesFor(given.spec),
        onEvent: (event, control) => {
          if (event.type === 'run/started') control.pause();
          if (event.type.startsWith('probe/')) frames += 1;
          if (event.type !== 'run/state' || event.state !== 'paused') return;
          singles += 1;
          if (singles <= 3) control.step();
          else control.goOn();
        },
      });
      expect(singles).toBe(4);
      expect(frames).toBeGreaterThanOrEqual(3);
      expect(watched.points).toEqual(alone.points);
      expect(watched.tensors).toEqual(alone.tensors);
      expect(measured(watched)).toEqual(measured(alone));
    },
  );

  it.each([
    ['our own operations', false],
    ['stock operations', true],
  ] as const)('of an LSTM was really of %s', async (_, isStock) => {
    const tap = tapGraphs(here.graphs);
    switches.isStock = isStock;
    await trainHere(await temporaryFolder(), lstmSpec(), {
      engine: { ...here.engine, graphs: tap.graphs },
      maxSteps: 1,
    });
    const isOwn = tap.nodes().some(({ operation }) => operation.startsWith('LienzoLstm'));
    const { nativeInstructionSet } =
      await import('../../../src-trainer/engine/tensorflow/native-operations.ts');
    const instructions = nativeInstructionSet() ?? 'portable';
    if (instructions === 'portable') {
      console.log('There are no fast operations of our own here: only stock ones were tried.');
    }
    expect(isOwn).toBe(!isStock && instructions !== 'portable');
    expect(tap.nodes().length).toBeGreaterThan(50);
  });

  it('of a small MLP was really through XLA', async () => {
    const tap = tapGraphs(here.graphs);
    await trainHere(await temporaryFolder(), smallSpec(), {
      engine: { ...here.engine, graphs: tap.graphs },
      maxSteps: 1,
    });
    expect(tap.nodes().map(({ operation }) => operation)).toContain('XlaClusterOutput');
  });

  it('that diverges in the midst of a call says so at that step, and keeps to the step before it', async () => {
    const spec = pointsSpec({ optimizer: { type: 'sgd', learningRate: 1.6 }, epochs: 60 });
    const [last] = spec.model.layers.slice(-1);
    const layers = [
      { ...last!, from: ['input_1'], config: { ...last!.config, activation: 'linear' } },
    ];
    const outputs = spec.model.outputs.map((one) => ({
      ...one,
      loss: 'meanSquaredError' as const,
    }));
    const growing = { ...spec, model: { ...spec.model, layers, outputs } };
    const diverging = await trainHere(await temporaryFolder(), growing, { engine: here.engine });
    const { finished, points: rows } = diverging;
    expect(finished).toMatchObject({ reason: 'diverged', compiled: true });
    expect(rows.map(([step]) => step)).toEqual(
      Array.from({ length: finished.steps + 1 }, (_, index) => index + 1),
    );
    expect(rows.slice(0, -1).every(([, , loss]) => Number.isFinite(loss))).toBe(true);
    expect(Number.isFinite(rows.at(-1)![2])).toBe(false);
    const stopped = await trainHere(await temporaryFolder(), growing, {
      engine: here.engine,
      maxSteps: finished.steps,
    });
    expect(stopped.points).toEqual(rows.slice(0, -1));
  });
});
