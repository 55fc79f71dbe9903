import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import { compileModel } from './compile-model.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { expectBinomial } from './expect-binomial.ts';

const batch = 8;
const width = 500;
const count = batch * width;
const rates = [0.1, 0.25, 0.5, 0.9] as const;
const idOf = (rate: number, twin: string): string => `drop_${rate * 100}${twin}`;
/** Two layers of one shape for each rate, all behind the same numbers. */
const dropouts = rates.flatMap((rate) =>
  ['', '_twin'].map((twin) => ({
    id: idOf(rate, twin),
    type: 'Dropout' as const,
    config: { rate },
    from: ['in'],
  })),
);
const spec = compileModel({
  inputs: [{ id: 'in', shape: [width] }],
  layers: [
    ...dropouts,
    { id: 'sum', type: 'Add', from: dropouts.map(({ id }) => id) },
    { id: 'last', type: 'Dense', config: { units: 1, activation: 'linear' }, from: ['sum'] },
  ],
  outputs: [{ from: 'last', loss: 'meanSquaredError' }],
});

type Masks = ReadonlyMap<string, Float32Array>;

/** What becomes of a batch of ones behind each Dropout, in a model of this seed at this step. */
function masksAt(step: number, { seed = 1, isTraining = true } = {}): Masks {
  const model = buildModel(spec, seed);
  model.counter.step = step;
  const plan = planForward(model, ['last']);
  const masks = tf.tidy(() => {
    const values = runForward(plan, new Map([['in', tf.ones([batch, width])]]), { isTraining });
    return dropouts.map(
      ({ id }) => [id, readValue(values, id).dataSync<'float32'>().slice()] as const,
    );
  });
  model.dispose();
  return new Map(masks);
}

const isDropped = (mask: Float32Array, at: number): boolean => mask[at] === 0;

function countWhere(trials: number, isHit: (at: number) => boolean): number {
  let hits = 0;
  for (let at = 0; at < trials; at += 1) if (isHit(at)) hits += 1;
  return hits;
}

/** Two masks that have nothing to do with each other disagree at 2 · rate · (1 − rate) of their places. */
function expectIndependent(one: Float32Array, other: Float32Array, rate: number, what: string) {
  const differing = countWhere(one.length, (at) => isDropped(one, at) !== isDropped(other, at));
  expectBinomial(differing, one.length, 2 * rate * (1 - rate), what);
}

describe.each(enginesHere)('Dropout on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('drops its share of the numbers and raises the others to keep the sum', () => {
    const masks = masksAt(7);
    for (const rate of rates) {
      const mask = masks.get(idOf(rate, ''))!;
      expectBinomial(
        countWhere(count, (at) => isDropped(mask, at)),
        count,
        rate,
        `rate ${rate}`,
      );
      const kept = new Set(mask);
      kept.delete(0);
      expect(kept.size).toBe(1);
      for (const factor of kept) expect(factor).toBeCloseTo(1 / (1 - rate), 5);
    }
  });

  it('drops every place of every example as likely, whatever became of its neighbour', () => {
    const steps = 40;
    const runs = Array.from({ length: steps }, (_, step) => masksAt(step));
    for (const rate of rates) {
      const masks = runs.map((one) => one.get(idOf(rate, ''))!);
      for (let example = 0; example < batch; example += 1) {
        const hits = masks.reduce((sum, mask) => {
          const row = mask.subarray(example * width, (example + 1) * width);
          return sum + countWhere(width, (at) => isDropped(row, at));
        }, 0);
        expectBinomial(hits, steps * width, rate, `rate ${rate}, example ${example}`);
      }
      // A place that is dropped ever, or never, would show here at once.
      const byPlace = Array.from({ length: count }, (_, at) =>
        countWhere(steps, (step) => isDropped(masks[step]!, at)),
      );
      expect(Math.max(...byPlace)).toBeLessThanOrEqual(
        Math.min(steps, steps * rate + 6 * Math.sqrt(steps * rate * (1 - rate))),
      );
      for (const lag of [1, 2, 3, 4, width]) {
        const pairs = count - lag;
        const differing = masks.reduce(
          (sum, mask) =>
            sum + countWhere(pairs, (at) => isDropped(mask, at) !== isDropped(mask, at + lag)),
          0,
        );
        expectBinomial(differing, steps * pairs, 2 * rate * (1 - rate), `rate ${rate}, lag ${lag}`);
      }
    }
  });

  it('draws another mask at every step, in every layer of one shape, for every example and every seed', () => {
    const [now, next, later] = [masksAt(3), masksAt(4), masksAt(100_003)];
    const ofOtherSeed = masksAt(3, { seed: 2 });
    for (const rate of rates) {
      const of = (masks: Masks, twin = ''): Float32Array => masks.get(idOf(rate, twin))!;
      expectIndependent(of(now), of(next), rate, 'the next step');
      expectIndependent(of(now), of(later), rate, 'a much later step');
      expectIndependent(of(now), of(now, '_twin'), rate, 'the layer beside it');
      expectIndependent(of(now), of(next, '_twin'), rate, 'the layer beside it, one step on');
      expectIndependent(of(now), of(ofOtherSeed), rate, 'another seed');
      const [one, other] = [of(now).subarray(0, width), of(now).subarray(width, 2 * width)];
      expectIndependent(one, other, rate, 'the example after it');
    }
  });

  it('draws the same masks again for the same seed and step, whatever was drawn in between', () => {
    const masks = masksAt(3);
    masksAt(9, { seed: 4 });
    expect(masksAt(3)).toEqual(masks);
  });

  it('changes nothing outside of training', () => {
    for (const mask of masksAt(3, { isTraining: false }).values()) {
      expect(mask.every((value) => value === 1)).toBe(true);
    }
  });
});
