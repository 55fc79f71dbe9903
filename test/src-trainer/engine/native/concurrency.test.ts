import { Worker } from 'node:worker_threads';

import * as tf from '@tensorflow/tfjs-core';
import { afterAll, expect, test } from 'vitest';

import {
  attribute,
  createGraphBuilder,
  outputOf,
} from '../../../../src-trainer/engine/graph/graph-builder.ts';
import { openSession } from '../../../../src-trainer/engine/graph/session.ts';
import { executeNative } from '../../../../src-trainer/engine/tensorflow/native-operations.ts';
import { hasNativeRecurrence } from '../../../../src-trainer/engine/tensorflow/native-recurrence.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';
import { draw } from './draw-sequence.ts';
import { openNative } from './open-native.ts';
import { bitsOf } from './run-both.ts';

const [batch, time, input, units] = [6, 12, 20, 33];
const shapes = {
  x: [batch, time, input],
  kernel: [input, 4 * units],
  recurrentKernel: [units, 4 * units],
  bias: [4 * units],
  hidden: [batch, units],
  cell: [batch, units],
} as const;
const names = Object.keys(shapes) as (keyof typeof shapes)[];

const native = await openNative();
if (native === undefined) {
  test('without our own operations the layers are not offered', () => {
    expect(hasNativeRecurrence()).toBe(false);
  });
} else {
  const { engine } = native;
  afterAll(() => engine.dispose());
  const inputs = (seed: number): tf.Tensor[] =>
    names.map((name, index) => draw([...shapes[name]], 0.5, 10 * seed + index + 1));

  /** Hidden states and the kernel's gradient, one operation after the other. */
  const runByItself = (seed: number): number[][] =>
    tf.tidy(() => {
      const given = inputs(seed);
      const mask = tf.tensor1d([], 'int32');
      const [hidden, lastCell, cells, gates] = executeNative('LienzoLstm', [...given, mask], 4);
      const [x, kernel, recurrentKernel, , first, cell] = given;
      const saved = [x!, kernel!, recurrentKernel!, first!, cell!, mask, hidden!, cells!, gates!];
      const gradients = executeNative('LienzoLstmGrad', [hidden!, lastCell!, ...saved], 6);
      return [bitsOf(hidden!), bitsOf(gradients[1]!)];
    });

  test('in graphs, side by side and in several sessions, each operation does what it does by itself', () => {
    const seeds = Array.from({ length: 8 }, (_, seed) => seed);
    const expected = seeds.flatMap(runByItself);
    const sessions = [0, 1].map(() => openSession(engine.graphs!.binding, graphOf(seeds, inputs)));
    const fetches = seeds.flatMap((seed) => [
      outputOf(`states-${seed}`),
      outputOf(`gradients-${seed}`, 1),
    ]);
    for (const round of [1, 2, 3]) {
      for (const session of sessions) {
        const found = session.run([], fetches).map((numbers) => numbers as Float32Array);
        const bits = found.map((numbers) => Array.from(new Int32Array(numbers.slice().buffer)));
        expect(bits, `round ${round}`).toEqual(expected);
      }
    }
    for (const session of sessions) session.close();
  });

  test('in several threads of Node at once, and after they have ended, each gives the same', async () => {
    const packsFolder = installedPacks()!;
    const runs = [0, 1, 2].map(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const worker = new Worker(new URL('./recurrence-worker.ts', import.meta.url), {
            workerData: packsFolder,
          });
          worker.on('message', resolve).on('error', reject);
        }),
    );
    const [first, ...others] = await Promise.all(runs);
    for (const other of others) expect(other).toEqual(first);
    expect(runByItself(0)).toEqual(runByItself(0));
  });
}

/** For each seed a layer and its gradient, with no way between them. */
function graphOf(seeds: readonly number[], inputs: (seed: number) => tf.Tensor[]) {
  const graph = createGraphBuilder();
  const constant = (dtype: 'float32' | 'int32', shape: readonly number[], bytes: Uint8Array) => {
    const type = attribute.type(dtype);
    const value = attribute.tensor({ dtype: dtype === 'float32' ? 1 : 3, shape, bytes });
    return outputOf(graph.add('Const', [], { dtype: type, value }));
  };
  for (const seed of seeds) {
    const given = inputs(seed).map((tensor) => {
      const numbers = tensor.dataSync<'float32'>();
      const bytes = new Uint8Array(numbers.slice().buffer);
      tensor.dispose();
      return constant('float32', tensor.shape, bytes);
    });
    const mask = constant('int32', [0], new Uint8Array());
    const states = graph.add('LienzoLstm', [...given, mask], {}, { name: `states-${seed}` });
    const [x, kernel, recurrentKernel, , hidden, cell] = given;
    graph.add(
      'LienzoLstmGrad',
      [
        ...[outputOf(states), outputOf(states, 1)],
        ...[x!, kernel!, recurrentKernel!, hidden!, cell!, mask],
        ...[outputOf(states), outputOf(states, 2), outputOf(states, 3)],
      ],
      {},
      { name: `gradients-${seed}` },
    );
  }
  return graph.nodes;
}
