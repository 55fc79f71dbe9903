import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, it, vi } from 'vitest';

import type * as CompareTraces from '../../../../src-trainer/engine/graph/compare-traces.ts';
import type * as CompileSteps from '../../../../src-trainer/engine/graph/compile-steps.ts';
import type { CompiledSteps } from '../../../../src-trainer/engine/graph/compile-steps.ts';
import type * as TrustCheck from '../../../../src-trainer/engine/graph/trust-check.ts';
import { keyedUniform } from '../../../../src-trainer/random/keyed-uniform.ts';
import { drawNumbers } from '../../gates/seeded-tensors.ts';
import { width } from './broken-layer.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { createFaultTrial, everyGuard, type Fault, type Guards } from './fault-trial.ts';
import { exampleCount } from './nets.ts';
import { momentum } from './trainee.ts';

// Every known way in which a recorded step goes wrong is done here on purpose, three times: with the checks away
// it is trained on and gives other losses than the network has, so the fault is a real one; with them it is refused
// for the reason that was expected; and then training goes on operation by operation, with the losses that it
// should have.

const guards = vi.hoisted<Guards>(() => ({
  isComparing: true,
  isTakingSteps: true,
  areReadBacksHidden: false,
  spoil: undefined,
}));

vi.mock('../../../../src-trainer/engine/graph/compare-traces.ts', async (load) => {
  const { findDifference } = await load<typeof CompareTraces>();
  return {
    findDifference: (...traces: Parameters<typeof findDifference>) =>
      guards.isComparing ? findDifference(...traces) : undefined,
  };
});
vi.mock('../../../../src-trainer/engine/graph/trust-check.ts', async (load) => {
  const own = await load<typeof TrustCheck>();
  const findDisagreement: typeof own.findDisagreement = (compiled, source, start) => {
    if (guards.isTakingSteps) return own.findDisagreement(compiled, source, start);
    compiled.write(start);
    return undefined;
  };
  return { ...own, findDisagreement };
});
vi.mock('../../../../src-trainer/engine/graph/compile-steps.ts', async (load) => {
  const { compileSteps } = await load<typeof CompileSteps>();
  return {
    compileSteps: (...given: Parameters<typeof compileSteps>) => {
      const steps = compileSteps(...given);
      return guards.spoil?.(steps) ?? steps;
    },
  };
});

afterEach(() => {
  Object.assign(guards, everyGuard);
  vi.restoreAllMocks();
});

describeOnTensorflow('a step that is recorded wrongly', (here) => {
  const { hold, holdByStepsAlone, refusalOf, eagerLosses, graphLosses, chosenLosses } =
    createFaultTrial(here, guards);

  const frozenMask: Fault = {
    breakage: (model) => (x) => {
      const numbers = drawNumbers(['mask', model.counter.step], x.size);
      const mask = Float32Array.from(numbers, (one) => (one < 0 ? 0 : 2));
      return tf.mul(x, tf.tensor(mask, x.shape));
    },
  };
  it('because a dropout mask was drawn in JavaScript is refused', () => {
    hold(frozenMask, /a constant of operation \d+, Mul, is another one the second time/);
    holdByStepsAlone(frozenMask);
  });

  it('because the learning rate stays that of the recording is refused', () => {
    const spoil = (steps: CompiledSteps): CompiledSteps => ({
      ...steps,
      run: (examples, batches, settings) =>
        steps.run(examples, batches, { ...settings, learningRateOf: () => momentum.learningRate }),
    });
    hold(
      { spoil },
      /step 2 of the check: layer_1\/kernel moved by [\d.]+ and is [\d.]+ away as a graph/,
    );
  });

  it('because it takes the recording’s batch every time is refused', () => {
    const spoil = (steps: CompiledSteps): CompiledSteps => ({
      ...steps,
      run: (examples, batches, settings) =>
        steps.run(
          examples,
          batches.map(({ length }) => Int32Array.from({ length }, (_, index) => index)),
          settings,
        ),
    });
    hold({ spoil }, /step 1 of the check: the loss is [\d.]+ as a graph and [\d.]+ else/);
  });

  /** A layer that adds numbers of the batch which reach it beside the graph. */
  const bakedBatch: Fault = {
    breakage: (_model, { train }) => {
      const gatherInputs = vi.spyOn(train, 'gatherInputs');
      return (x) => {
        const [value] = gatherInputs.mock.results
          .map(({ value: numbers }) => numbers as Float32Array)
          .slice(-1);
        const [size = 0] = x.shape;
        const firstColumn = tf.tensor(value!, [size, 4]).slice([0, 0], [size, 1]);
        return tf.add(x, firstColumn);
      };
    },
  };
  it('because numbers of the batch are baked in is refused', () => {
    hold(bakedBatch, /a constant of operation \d+, \w+, is another one the second time/);
    holdByStepsAlone(bakedBatch);
  });

  it('because numbers of the batch are baked in is refused where one batch is all examples', () => {
    expect(refusalOf({ ...bakedBatch, size: exampleCount })).toMatch(/a constant of operation \d+/);
  });

  it('because something is read back in its midst is refused', () => {
    const readBack: Fault = {
      breakage: () => (x) => {
        const mean = tf.mean(x);
        return tf.sub(x, tf.scalar(3 * read(mean)));
      },
    };
    hold(readBack, /a tensor was read back/);
  });

  it('because a constant changes from step to step is refused', () => {
    const strayConstant: Fault = {
      breakage: (model) => {
        let calls = 0;
        return (x) => {
          calls = model.counter.step === 0 ? 1 : calls + 1;
          return tf.mul(x, tf.scalar(calls / 2));
        };
      },
    };
    hold(strayConstant, /a constant of operation \d+, Mul, is another one the second time/);
    holdByStepsAlone(strayConstant);
  });

  it('because its random numbers are those of the recording’s step is refused', () => {
    const frozenStep: Fault = {
      breakage: (model) => (x) => {
        // A layer has to read `counter.live.step`, which is fed.
        const step = tf.scalar(model.counter.step, 'int32');
        const isKept = tf.greaterEqual(keyedUniform(x.shape, [1, 'gate'], step), 0.5);
        return tf.mul(x, tf.mul(tf.cast(isKept, 'float32'), 2));
      },
    };
    hold(frozenStep, /a constant of operation \d+, Pack, is another one the second time/);
    holdByStepsAlone(frozenStep);
  });

  it('because JavaScript looks at the numbers to choose what is calculated is refused', () => {
    const branch: Fault = {
      breakage: () => (x) => (read(tf.mean(x)) > 0 ? tf.mul(x, 3) : tf.neg(x)),
    };
    hold(branch, /a tensor was read back/);
  });

  it('because JavaScript counts steps to choose what is calculated is refused', () => {
    const everyOther: Fault = {
      breakage: (model) => (x) => (model.counter.step % 2 === 0 ? tf.mul(x, 3) : tf.neg(x)),
    };
    // Both recordings are of odd steps: it is the steps themselves that show it.
    hold(everyOther, /the loss is [\d.]+ as a graph and [\d.]+ else/);
    const warmUp: Fault = {
      breakage: (model) => (x) => (model.counter.step < 6 ? tf.mul(x, 3) : tf.neg(x)),
    };
    hold(warmUp, /operation \d+ is \w+ once and \w+ then/);
  });

  it('and on which TensorFlow gives up when it is first run is refused', () => {
    const spoil = (steps: CompiledSteps): CompiledSteps => ({
      ...steps,
      run: () => {
        throw new Error('Session fail to run with error: OOM when allocating tensor');
      },
    });
    expect(refusalOf({ spoil })).toMatch(/OOM when allocating tensor/);
    const { losses, notCompiled } = chosenLosses({ spoil });
    expect(notCompiled?.code).toBe('not-compiled-refused');
    expect(losses).toEqual(eagerLosses({}));
  });

  /** Adds numbers from a table of `rows` times the width that JavaScript changes at the 6th step. */
  const table = (rows: number, pieces: number): Fault => ({
    breakage: (model) => (x) => {
      const piece = rows / pieces;
      const isLate = model.counter.step >= 5 && model.counter.step < 8;
      let sum = x;
      for (let at = 0; at < pieces; at += 1) {
        const values = drawNumbers(['table', at], piece * width, isLate ? 3 : 1);
        sum = tf.add(sum, tf.mean(tf.tensor2d(values, [piece, width]), 0));
      }
      return sum;
    },
  });

  it('because a table was written down in it is refused, however still the table stands', () => {
    expect(refusalOf(table(3000, 1))).toMatch(
      /a constant \[3000, 6\] of type 1 was written down in the step/,
    );
    const { log } = chosenLosses(table(3000, 1));
    expect(log[0]![0]).toMatch(/^not compiled: a constant \[3000, 6\]/);
  });

  it('would go through in pieces: nothing but its size tells a table that changes later from a constant', () => {
    const inPieces = table(3000, 3);
    const own = eagerLosses(inPieces);
    const wrong = graphLosses(inPieces);
    expect(Math.abs(wrong[4]! - own[4]!)).toBeLessThan(1e-5);
    expect(Math.abs(wrong[5]! - own[5]!)).toBeGreaterThan(1e-3);
  });

  /** A tensor's number; where read-backs are hidden, by a way that the recorder does not see. */
  function read(scalar: tf.Tensor): number {
    const { binding, recorder } = here.graphs;
    const [value = Number.NaN] = guards.areReadBacksHidden
      ? binding.tensorDataSync(recorder.idOf(scalar))
      : scalar.dataSync();
    return value;
  }
});
