import type { ApiResult, RunSummary } from '../../../src-shared/protocol/api.ts';
import type { RunStarted } from '../../../src-renderer/run/run-record.svelte.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';

/** A small classifier of digits, as `compileRun` would give it. */
export const digitsSpec: RunSpec = {
  format: 1,
  title: 'Digits',
  model: {
    inputs: [{ id: 'input_1', shape: [28, 28, 1], numbers: 'float' }],
    layers: [
      {
        id: 'flatten_1',
        type: 'Flatten',
        config: {},
        from: ['input_1'],
        outputShape: [784],
      },
      {
        id: 'dense_1',
        type: 'Dense',
        config: { units: 10 },
        from: ['flatten_1'],
        outputShape: [10],
      },
    ],
    outputs: [
      { id: 'output_1', from: 'dense_1', shape: [10], loss: 'sparseCategoricalCrossentropy' },
    ],
  },
  data: { source: { kind: 'digits' }, validationShare: 0.2 },
  training: {
    ...initialTraining,
    optimizer: { type: 'sgd', learningRate: 0.1 },
    schedule: 'constant',
    batchSize: 80,
    epochs: 10,
    seed: 1,
    checkpointEverySeconds: 30,
  },
};

/** What is kept of a run that has taken no step. */
export const emptyRecord: ApiResult<'run.record'> = {
  stages: [],
  spec: digitsSpec,
  events: [],
  stepsPerEpoch: 100,
  points: { count: 0, metrics: ['loss'] },
};

export const started: RunStarted = {
  type: 'run/started',
  runId: 'run-1',
  dir: 'run-1',
  engine: 'wasm',
  device: 'CPU',
  trainerPid: 7,
  parameterCount: 7850,
  trainExamples: 8000,
  validationExamples: 2000,
  batchSize: 80,
  epochs: 10,
  seed: 1,
  stepsPerEpoch: 100,
  fromStep: 0,
};

export const summary: RunSummary = {
  runId: 'run-1',
  projectId: 'project-1',
  startedAt: 1,
  state: 'running',
  step: 0,
  epochs: 10,
  engine: 'wasm',
  seed: 1,
  settings: {},
  environment: { programVersion: '0', engineVersion: '0', device: 'CPU', dataHash: '0' },
  resumable: false,
};
