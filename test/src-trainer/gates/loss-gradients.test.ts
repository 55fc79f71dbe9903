import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Config } from '../../../src-shared/layers/define-layer.ts';
import type { LayerType } from '../../../src-shared/layers/index.ts';
import { lossNames, type LossName } from '../../../src-shared/spec/loss-names.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { checkGradients, scatterWeights } from './check-gradients.ts';
import { compileModel, type Sketch } from './compile-model.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { drawIndices, drawTensor } from './seeded-tensors.ts';

type Head = {
  /** What stands before the loss, the first behind the input. */
  readonly chain: readonly (readonly [type: LayerType, config?: Config])[];
  /** `[time, features]` in place of `[features]`. */
  readonly isSequence?: boolean;
  /** Class numbers below this; numbers where it is left out. */
  readonly classes?: number;
  /** Whether the loss is computed from the numbers before the last softmax or sigmoid. */
  readonly hasLogits?: boolean;
};

const dense = (units: number, activation: string) => ['Dense', { units, activation }] as const;
const regressions: readonly Head[] = [
  { chain: [dense(3, 'linear')] },
  { chain: [dense(2, 'tanh')], isSequence: true },
  { chain: [dense(1, 'linear')], classes: 2 },
  { chain: [dense(3, 'linear')], classes: 3 },
];

/** Losses of one example each; a ranking, which is of a whole batch, has a test of its own. */
const lossesOfOne = lossNames.filter((loss) => loss !== 'regionWordRanking');

/** Where each loss is tried: from logits and from probabilities, on one answer and on a sequence. */
const heads: Readonly<Record<(typeof lossesOfOne)[number], readonly Head[]>> = {
  sparseCategoricalCrossentropy: [
    { chain: [dense(4, 'softmax')], classes: 4, hasLogits: true },
    { chain: [dense(4, 'softmax')], classes: 4, hasLogits: true, isSequence: true },
    {
      chain: [dense(4, 'linear'), ['Activation', { activation: 'softmax' }]],
      classes: 4,
      hasLogits: true,
    },
    { chain: [dense(4, 'softmax'), ['Flatten']], classes: 4 },
  ],
  maskedCrossentropy: [
    { chain: [dense(4, 'softmax')], classes: 4, hasLogits: true, isSequence: true },
    {
      chain: [dense(4, 'softmax'), ['Reshape', { targetShape: [3, 4] }]],
      classes: 4,
      isSequence: true,
    },
  ],
  binaryCrossentropy: [
    { chain: [dense(1, 'sigmoid')], classes: 2, hasLogits: true },
    { chain: [dense(3, 'sigmoid')], classes: 3, hasLogits: true },
    {
      chain: [dense(1, 'linear'), ['Activation', { activation: 'sigmoid' }]],
      classes: 2,
      hasLogits: true,
    },
    { chain: [dense(1, 'sigmoid'), ['Flatten']], classes: 2 },
  ],
  meanSquaredError: regressions,
  meanAbsoluteError: regressions,
  huber: regressions,
};

const batch = 5;

function checkHead(loss: LossName, { chain, isSequence, classes, hasLogits }: Head): void {
  const shape = isSequence === true ? [3, 4] : [4];
  const layers = chain.map(([type, config = {}], index) => ({
    id: `layer${index}`,
    type,
    config,
    from: [index === 0 ? 'in' : `layer${index - 1}`],
  }));
  const outputs = [{ from: layers.at(-1)!.id, loss }];
  checkSketch({ inputs: [{ id: 'in', shape }], layers, outputs }, classes, hasLogits === true);
}

function checkSketch(sketch: Sketch, classes: number | undefined, hasLogits: boolean): void {
  const spec = compileModel(sketch);
  const [output] = spec.outputs;
  const [input] = spec.inputs;
  checkGradients((attempt) => {
    const model = buildModel(spec, 1);
    expect(model.outputs[0]?.logits !== undefined).toBe(hasLogits);
    scatterWeights(model, attempt);
    const rows = [batch, ...output!.shape.slice(0, -1)];
    const name = [output!.loss, attempt];
    return {
      model,
      inputs: new Map([[input!.id, drawTensor([...name, 'x'], [batch, ...input!.shape])]]),
      targets:
        classes === undefined
          ? // Far enough apart for both branches of Huber's loss.
            drawTensor([...name, 'y'], [batch, ...output!.shape], 2.5)
          : drawIndices([...name, 'y'], rows, classes),
    };
  });
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(lossesOfOne)('%s has the value and the gradients that plain arithmetic gives', (loss) => {
    for (const head of heads[loss]) {
      try {
        checkHead(loss, head);
      } catch (error) {
        throw new Error(`${loss} ${JSON.stringify(head)}`, { cause: error });
      }
    }
  });

  it('the losses of two outputs add up, and so do their gradients', () => {
    checkSketch(
      {
        inputs: [{ id: 'in', shape: [4] }],
        layers: [
          { id: 'trunk', type: 'Dense', config: { units: 5, activation: 'tanh' }, from: ['in'] },
          {
            id: 'one',
            type: 'Dense',
            config: { units: 3, activation: 'softmax' },
            from: ['trunk'],
          },
          { id: 'two', type: 'Dense', config: { units: 3, activation: 'linear' }, from: ['trunk'] },
        ],
        outputs: [
          { from: 'one', loss: 'sparseCategoricalCrossentropy' },
          { from: 'two', loss: 'meanSquaredError' },
        ],
      },
      3,
      true,
    );
  });
});
