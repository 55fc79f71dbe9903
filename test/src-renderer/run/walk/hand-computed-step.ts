import type { ModelSpec } from '../../../../src-shared/spec/run-spec.ts';
import type { WalkedStep, WalkedWeight } from '../../../../src-renderer/run/walk/walked-step.ts';

const numbers = (...values: number[]) => ({
  data: Float32Array.from(values),
  shape: [values.length],
});
const summary = { least: 0, mean: 0, most: 0 };

function node(nodeId: string, value: number[], gradient: number[]) {
  const parts = { logits: undefined, gradientSummary: summary, kept: undefined };
  const own = { nodeId, summary, fullShape: [value.length], ...parts };
  return [nodeId, { ...own, value: numbers(...value), gradient: numbers(...gradient) }] as const;
}

function weight(name: string, shape: number[], columns: number[][]): WalkedWeight {
  const [before = [], gradient = [], after = []] = columns;
  const of = (values: number[]) => ({ data: Float32Array.from(values), shape });
  return {
    ...{ name, nodeId: name.split('/')[0] ?? '', isTrainable: true, fullShape: shape },
    ...{ before: of(before), gradient: of(gradient), after: of(after), restrained: undefined },
    ...{ slots: new Map(), norms: { before: 0, gradient: 0, change: 0 } },
  };
}

/** The 2-2-1 net of `test/src-trainer/walk/hand-computed.test.ts`, as the window has it. */
export const handModel: ModelSpec = {
  inputs: [{ id: 'input_1', shape: [2], numbers: 'float' }],
  layers: [
    {
      ...{ id: 'dense_1', type: 'Dense', from: ['input_1'], outputShape: [2] },
      config: { units: 2, activation: 'sigmoid', useBias: true },
    },
    {
      ...{ id: 'dense_2', type: 'Dense', from: ['dense_1'], outputShape: [1] },
      config: { units: 1, activation: 'sigmoid', useBias: true },
    },
  ],
  outputs: [{ id: 'output_1', from: 'dense_2', shape: [1], loss: 'meanSquaredError' }],
};

export const handStep: WalkedStep = {
  ...{ type: 'probe/walk', probeId: 'walk', step: 0, epoch: 0, batch: 0, batchSize: 1 },
  ...{ example: 0, exampleNumber: 0, loss: 0.22106735, exampleLosses: [0.22106735] },
  outputs: [
    {
      ...{ nodeId: 'output_1', from: 'dense_2', loss: 'meanSquaredError', isFromLogits: false },
      target: numbers(1),
    },
  ],
  nodes: new Map([
    node('input_1', [1, 0.5], [-0.01896934, 0.00286244]),
    node('dense_1', [0.68997448, 0.42555748], [-0.11712635, 0.23425269]),
    node('dense_2', [0.529822], [-0.940356]),
  ]),
  weights: [
    weight(
      'dense_1/kernel',
      [2, 2],
      [
        [0.3, -0.2, 0.8, 0.4],
        [-0.02505446, 0.05726502, -0.01252723, 0.02863251],
        [0.31252723, -0.22863251, 0.80626362, 0.38568375],
      ],
    ),
    weight(
      'dense_1/bias',
      [2],
      [
        [0.1, -0.3],
        [-0.02505446, 0.05726502],
        [0.11252723, -0.32863251],
      ],
    ),
    weight(
      'dense_2/kernel',
      [2, 1],
      [
        [0.5, -1],
        [-0.16162838, -0.09968799],
        [0.58081419, -0.95015601],
      ],
    ),
    weight('dense_2/bias', [1], [[0.2], [-0.23425269], [0.31712635]]),
  ],
  optimizer: { type: 'sgd', learningRate: 0.5 },
  learningRate: 0.5,
  rules: { weightDecay: 0, l1: 0, clipping: 'none', clipLimit: 1, maxNorm: 0 },
};
