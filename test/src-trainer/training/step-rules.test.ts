import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { liveStep } from '../../../src-trainer/training/eager-steps.ts';
import { limitNorms } from '../../../src-trainer/training/limit-norms.ts';
import { isRestrained } from '../../../src-trainer/training/restrain-gradients.ts';
import { createStepProgram } from '../../../src-trainer/training/step-program.ts';
import { noRules, stepRulesOf, type StepRules } from '../../../src-trainer/training/step-rules.ts';
import { scatterWeights } from '../gates/check-gradients.ts';
import { compileModel } from '../gates/compile-model.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { drawDirection, drawIndices, drawTensor } from '../gates/seeded-tensors.ts';

const count = 7;
/** Symbols, a convolution's kernel, a normalisation and a Dense layer: every kind of weight. */
const spec = compileModel({
  inputs: [{ id: 'in', shape: [4, 4, 2] }],
  layers: [
    {
      id: 'conv',
      type: 'Conv2D',
      config: { filters: 3, kernelSize: [2, 2], activation: 'tanh' },
      from: ['in'],
    },
    { id: 'norm', type: 'BatchNormalization', from: ['conv'] },
    { id: 'flat', type: 'Flatten', from: ['norm'] },
    { id: 'last', type: 'Dense', config: { units: 3, activation: 'softmax' }, from: ['flat'] },
  ],
  outputs: [{ from: 'last', loss: 'sparseCategoricalCrossentropy' }],
});

/** Loss and gradients, by the weights' own names, of one step of these rules. */
function deriveBy(model: Model, rules: StepRules) {
  const gradients = new Map<string, Float32Array>();
  let loss = Number.NaN;
  tf.tidy(() => {
    const part = {
      inputs: drawTensor(['x'], [count, 4, 4, 2]),
      targets: drawIndices(['y'], [count], 3),
    };
    const outcome = createStepProgram(model, rules)(
      [part],
      liveStep(0, rules, { dropoutRates: new Map(), rules }),
    );
    [loss = Number.NaN] = outcome.loss.dataSync<'float32'>();
    for (const { name, variable } of model.weights) {
      const gradient = outcome.gradients[variable.name];
      if (gradient !== undefined) gradients.set(name, gradient.dataSync<'float32'>().slice());
    }
  });
  return { loss, gradients };
}

/** The penalty itself in double precision, over the kernels alone. */
function penaltyOf(model: Model, { weightDecay, l1 }: StepRules): number {
  const kernels = model.weights.filter(({ name }) => name.endsWith('/kernel'));
  return kernels.reduce((sum, { variable }) => {
    const values = [...variable.dataSync()];
    const squares = values.reduce((all, value) => all + value ** 2, 0);
    const sizes = values.reduce((all, value) => all + Math.abs(value), 0);
    return sum + weightDecay * squares + l1 * sizes;
  }, 0);
}

function scatteredModel(): Model {
  const model = buildModel(spec, 1);
  scatterWeights(model, 0);
  return model;
}

const lengthOf = (values: Iterable<number>): number => Math.hypot(...values);
const joined = (gradients: ReadonlyMap<string, Float32Array>): number[] =>
  [...gradients.values()].flatMap((values) => [...values]);

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each([
    ['weight decay', { weightDecay: 2, l1: 0, maxNorm: 0 }],
    ['L1', { weightDecay: 0, l1: 1.5, maxNorm: 0 }],
    ['both', { weightDecay: 1, l1: 0.5, maxNorm: 0 }],
  ])(
    'the gradient under %s is the slope of E_in(w) + (λ / N) Σ w² + (λ₁ / N) Σ |w|',
    (_, regularisation) => {
      const model = scatteredModel();
      const rules = stepRulesOf({ regularisation, clipping: { kind: 'none', limit: 1 } }, count);
      const { gradients } = deriveBy(model, rules);
      const augmented = (): number => deriveBy(model, noRules).loss + penaltyOf(model, rules);
      for (const { name, variable, isTrainable } of model.weights) {
        if (!isTrainable) continue;
        const gradient = gradients.get(name)!;
        const before = variable.dataSync<'float32'>().slice();
        const direction = drawDirection(['rules', name], variable.size);
        const step = 5e-3;
        const at = (distance: number): number => {
          const moved = before.map((value, index) => value + distance * direction[index]!);
          tf.tidy(() => variable.assign(tf.tensor(moved, variable.shape)));
          return augmented();
        };
        const slope = (at(step) - at(-step)) / (2 * step);
        tf.tidy(() => variable.assign(tf.tensor(before, variable.shape)));
        const expected = direction.reduce((sum, part, index) => sum + part * gradient[index]!, 0);
        expect(Math.abs(slope - expected), name).toBeLessThan(2e-3 * lengthOf(gradient) + 2e-4);
      }
      model.dispose();
    },
  );

  it('biases and the scale and shift of a normalisation do not count', () => {
    const model = scatteredModel();
    const regularisation = { weightDecay: 30, l1: 30, maxNorm: 0 };
    const clipping = { kind: 'none', limit: 1 } as const;
    const plain = deriveBy(model, noRules).gradients;
    const decayed = deriveBy(model, stepRulesOf({ regularisation, clipping }, count)).gradients;
    const changed = [...plain].filter(([name, values]) =>
      values.some((value, index) => value !== decayed.get(name)![index]),
    );
    expect(changed.map(([name]) => name)).toEqual(['conv/kernel', 'last/kernel']);
    expect(plain.size).toBe(6);
    model.dispose();
  });

  it('of recurrent layers both kernels count and no bias, though a GRU’s has two rows', () => {
    const types = ['SimpleRNN', 'GRU', 'LSTM'] as const;
    const model = buildModel(
      compileModel({
        inputs: [{ id: 'in', shape: [5], numbers: 'integer' }],
        layers: [
          { id: 'symbols', type: 'Embedding', config: { inputDim: 4, outputDim: 3 }, from: ['in'] },
          ...types.map((type, index) => ({
            ...{ id: type, type, config: { units: 3, returnSequences: true } },
            from: [types[index - 1] ?? 'symbols'],
          })),
          {
            id: 'last',
            type: 'Dense',
            config: { units: 4, activation: 'softmax' },
            from: ['LSTM'],
          },
        ],
        outputs: [{ from: 'last', loss: 'sparseCategoricalCrossentropy' }],
      }),
      1,
    );
    expect(model.weights.filter(isRestrained).map(({ name }) => name)).toEqual([
      'symbols/embeddings',
      ...types.flatMap((type) => [`${type}/kernel`, `${type}/recurrent_kernel`]),
      'last/kernel',
    ]);
    model.dispose();
  });

  it('clipping by value, by norm and by all norms together are what they say', () => {
    const model = scatteredModel();
    const plain = deriveBy(model, noRules).gradients;
    const clipped = (clipping: StepRules['clipping'], clipLimit: number) =>
      deriveBy(model, { ...noRules, clipping, clipLimit }).gradients;
    const limit = 0.05;
    const together = lengthOf(joined(plain));
    expect(together).toBeGreaterThan(4 * limit);
    for (const [name, values] of plain) {
      const own = lengthOf(values);
      for (const [index, value] of values.entries()) {
        const by = (kind: StepRules['clipping']) => clipped(kind, limit).get(name)![index];
        if (index > 1) break;
        expect(by('value')).toBeCloseTo(Math.min(limit, Math.max(-limit, value)), 6);
        expect(by('norm')).toBeCloseTo(value * Math.min(1, limit / own), 6);
        expect(by('globalNorm')).toBeCloseTo(value * Math.min(1, limit / together), 6);
      }
    }
    expect(lengthOf(joined(clipped('globalNorm', limit)))).toBeCloseTo(limit, 5);
    const far = clipped('globalNorm', 1e4);
    for (const [name, values] of plain) expect(far.get(name)).toEqual(values);
    model.dispose();
  });

  it('clipping comes after the penalties', () => {
    const model = scatteredModel();
    const rules = { ...noRules, weightDecay: 100, clipping: 'globalNorm', clipLimit: 0.5 } as const;
    expect(lengthOf(joined(deriveBy(model, rules).gradients))).toBeCloseTo(0.5, 5);
    model.dispose();
  });

  it('the max-norm shortens each unit’s incoming weights that are too long, and no others', () => {
    const model = scatteredModel();
    const limit = 1.2;
    const before = model.weights.map(({ variable }) => variable.dataSync<'float32'>().slice());
    tf.tidy(() => limitNorms(model.weights, tf.scalar(limit)));
    let [shortened, kept] = [0, 0];
    for (const [index, weight] of model.weights.entries()) {
      const { name, variable } = weight;
      const after = variable.dataSync<'float32'>();
      if (!isRestrained(weight)) {
        expect(after, name).toEqual(before[index]);
        continue;
      }
      const units = variable.shape.at(-1)!;
      for (let unit = 0; unit < units; unit += 1) {
        const of = (values: Float32Array) => values.filter((_value, at) => at % units === unit);
        const [old, now] = [of(before[index]!), of(after)];
        const length = lengthOf(old);
        if (length > limit) shortened += 1;
        else kept += 1;
        expect(lengthOf(now)).toBeCloseTo(Math.min(limit, length), 5);
        const factor = Math.min(1, limit / length);
        for (const [at, value] of now.entries()) expect(value).toBeCloseTo(old[at]! * factor, 5);
      }
    }
    expect(shortened).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(0);
    model.dispose();
  });
});
