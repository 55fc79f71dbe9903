import type { DiseaseId } from '../../../../src-shared/doctor/disease.ts';
import type {
  DataSettings,
  Document,
  OptimizerSettings,
  TrainingSettings,
} from '../../../../src-shared/document/document.ts';
import type { Config } from '../../../../src-shared/layers/define-layer.ts';
import { makeChainDocument, type Link } from '../../../../src-shared/templates/make-network.ts';
import type { Draw } from './draw.ts';

/** A training that the doctor is shown. */
export type SetUp = {
  /** What was done to it; absent where it is healthy. */
  readonly disease?: DiseaseId;
  readonly document: Document;
  /** The lines of a table that is imported first, and then is the document's data. */
  readonly table?: readonly string[];
};

/** Data with what a network in front of them needs. */
export type Task = {
  readonly data: DataSettings;
  readonly shape: readonly number[];
  /** 0 where a number is asked for. */
  readonly classes: number;
  readonly training: Partial<TrainingSettings>;
};

/** Optimisers with rates that suit the networks drawn here. */
export function drawOptimizer(draw: Draw): OptimizerSettings {
  const type = draw.one(['adam', 'rmsprop', 'momentum', 'sgd'] as const);
  switch (type) {
    case 'adam':
      return { type, learningRate: draw.magnitude(0.001, 0.005), beta1: 0.9, beta2: 0.999 };
    case 'rmsprop':
      return { type, learningRate: draw.magnitude(0.0005, 0.003), rho: 0.9 };
    case 'momentum':
      return { type, learningRate: draw.magnitude(0.005, 0.02), momentum: 0.9 };
    case 'sgd':
      return { type, learningRate: draw.magnitude(0.03, 0.1) };
  }
}

/** Points in the plane, in two classes. */
export function drawPoints(draw: Draw, patterns: readonly Pattern[]): Task {
  const [count, noise] = [draw.whole(300, 1000), draw.between(0.02, 0.1)];
  return {
    data: {
      source: { kind: 'points', pattern: draw.one(patterns), count, noise },
      validationShare: 0.2,
    },
    shape: [2],
    classes: 2,
    training: { batchSize: draw.one([16, 32]), epochs: draw.whole(15, 30) },
  };
}
type Pattern = 'circle' | 'xor' | 'gauss' | 'moons';

export function drawIris(draw: Draw): Task {
  return {
    data: { source: { kind: 'iris' }, validationShare: 0.2 },
    shape: [4],
    classes: 3,
    training: { batchSize: draw.one([8, 16]), epochs: draw.whole(40, 70) },
  };
}

/** So many of the digits as are learned in seconds. */
export function drawDigits(draw: Draw): Task {
  return {
    data: {
      source: { kind: 'digits' },
      validationShare: 0.1,
      trainLimit: draw.one([1500, 2000, 3000]),
    },
    shape: [28, 28, 1],
    classes: 10,
    training: { batchSize: draw.one([32, 64]), epochs: draw.whole(3, 5) },
  };
}

export function drawCurve(draw: Draw): Task {
  return {
    data: {
      source: {
        kind: 'curve',
        curve: draw.one(['sine', 'bump', 'cubic', 'absolute'] as const),
        count: draw.whole(300, 600),
        heldOut: 100,
        noise: draw.between(0.02, 0.1),
        seed: draw.whole(0, 1_000_000),
      },
      validationShare: 0.2,
    },
    shape: [1],
    classes: 0,
    training: { batchSize: draw.one([16, 32]), epochs: draw.whole(30, 60) },
  };
}

/** Hidden layers that are all alike but for their width. */
export function hiddenLayers(
  draw: Draw,
  depth: number,
  config: Config,
  [least, most]: readonly [number, number] = [16, 48],
): readonly Link[] {
  return Array.from({ length: depth }, (): Link => [
    'Dense',
    { ...config, units: draw.whole(least, most) },
  ]);
}

/** The network with these hidden layers, in front of the task's data. */
export function documentOf(
  task: Task,
  hidden: readonly Link[],
  training: Partial<TrainingSettings>,
  last: Config = {},
): Document {
  const { data, shape, classes } = task;
  const end: readonly Link[] =
    classes === 0
      ? [
          ['Dense', { units: 1, activation: 'linear', ...last }],
          ['Output', { loss: 'meanSquaredError' }],
        ]
      : [['Dense', { units: classes, activation: 'softmax', ...last }], ['Output']];
  return makeChainDocument({
    title: 'doctor',
    perRow: 12,
    data,
    training: { ...task.training, ...training },
    links: [
      ['Input', { shape: [...shape] }],
      ...(shape.length > 1 && hidden[0]?.[0] === 'Dense' ? [['Flatten'] satisfies Link] : []),
      ...hidden,
      ...end,
    ],
  });
}
