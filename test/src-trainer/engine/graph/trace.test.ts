import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { NotRecordable } from '../../../../src-trainer/engine/graph/recorder.ts';
import { traceWork, type Trace } from '../../../../src-trainer/engine/graph/trace.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';

describeOnTensorflow('a trace', (here) => {
  /** Traces what is done with `x`, a tensor that is known from outside. */
  const trace = (work: (x: tf.Tensor) => tf.Tensor): Trace => {
    let traced: Trace | undefined;
    tf.tidy(() => {
      const x = tf.tensor1d([1, 2, 3]);
      traced = traceWork(here.graphs.recorder, new Map([['x', x]]), () => {
        return new Map([['result', work(x)]]);
      });
    });
    if (traced === undefined) throw new Error('nothing was traced');
    return traced;
  };

  it('holds every operation that leads to the result, in order, and none that does not', () => {
    const { operations, results } = trace((x) => {
      tf.exp(x);
      return tf.sum(tf.mul(x, 2));
    });
    expect(operations.map(({ name }) => name)).toEqual(['Mul', 'Sum']);
    expect(operations[0]?.inputs[0]).toEqual({ kind: 'external', name: 'x' });
    expect(operations[1]?.inputs[0]).toEqual({ kind: 'operation', operation: 0, output: 0 });
    expect(results.get('result')).toEqual({ kind: 'operation', operation: 1, output: 0 });
  });

  it('may give what came in, or a number that was written down', () => {
    expect(trace((x) => x).results.get('result')).toEqual({ kind: 'external', name: 'x' });
    const { operations, constants, results } = trace(() => tf.scalar(7));
    expect(operations).toEqual([]);
    expect(results.get('result')).toEqual({ kind: 'constant', constant: 0 });
    expect(constants).toEqual([
      {
        shape: [],
        dtype: here.graphs.binding.TF_FLOAT,
        bytes: new Uint8Array(Float32Array.of(7).buffer),
      },
    ]);
  });

  it('refuses a tensor that was calculated before it began', () => {
    const before = tf.exp(tf.scalar(1));
    expect(() => trace((x) => tf.mul(x, before))).toThrow(NotRecordable);
    expect(() => trace((x) => tf.mul(x, before))).toThrow(
      'Mul uses a tensor that was made before the step',
    );
    before.dispose();
  });

  it('refuses strings', () => {
    expect(() =>
      trace((x) => tf.mul(x, tf.tensor1d(['a', 'b', 'c']).equal('a').cast('float32'))),
    ).toThrow(NotRecordable);
  });

  it('is over after a refusal, so that the next one can begin', () => {
    expect(() => trace((x) => tf.scalar(x.dataSync()[0]!))).toThrow('a tensor was read back');
    expect(trace((x) => tf.neg(x)).operations.map(({ name }) => name)).toEqual(['Neg']);
    tf.tidy(() => {
      expect([...tf.neg([1, 2]).dataSync()]).toEqual([-1, -2]);
    });
  });
});
