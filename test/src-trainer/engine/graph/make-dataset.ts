import type { Shape } from '../../../../src-shared/graph/shape.ts';
import type { Dataset, Examples } from '../../../../src-trainer/datasets/dataset.ts';
import { drawNumbers } from '../../gates/seeded-tensors.ts';
import { randomStream } from '../../../../src-trainer/random/random-stream.ts';

/** One side of all examples, flat `[count, ...shape]`. */
export type Table = { readonly shape: Shape; readonly values: Float32Array | Int32Array };

/** Numbers of `[-size, size)` for each of `count` examples. */
export function drawFloats(name: string, shape: Shape, count: number, size = 1): Table {
  return { shape, values: drawNumbers([name], count * lengthOf(shape), size) };
}

/** Whole numbers of `[0, limit)` for each of `count` examples. */
export function drawIntegers(name: string, shape: Shape, count: number, limit: number): Table {
  const random = randomStream(0, 'graph', name);
  const values = { length: count * lengthOf(shape) };
  return { shape, values: Int32Array.from(values, () => random.nextBelow(limit)) };
}

/** A data set of these examples, all for training, which an engine may keep. */
export function makeDataset(inputs: Table, targets: Table): Dataset {
  const count = inputs.values.length / lengthOf(inputs.shape);
  const gather = ({ shape, values }: Table, indices: Int32Array) => {
    const length = lengthOf(shape);
    const gathered = values.slice(0, indices.length * length);
    for (const [to, index] of indices.entries()) {
      gathered.set(values.subarray(index * length, (index + 1) * length), to * length);
    }
    return gathered;
  };
  const tableOf = ({ shape, values }: Table) =>
    ({
      values,
      layout: { kind: 'rows', length: lengthOf(shape) },
      becomes: values instanceof Int32Array ? 'int32' : 'float32',
      divisor: 1,
    }) as const;
  const train: Examples = {
    count,
    gatherInputs: (indices) => gather(inputs, indices),
    gatherTargets: (indices) => gather(targets, indices),
    forEpoch: () => train,
    resident: {
      inputs: tableOf(inputs),
      targets: tableOf(targets),
      placesOf: (indices) => indices,
    },
  };
  return {
    inputShape: inputs.shape,
    inputNumbers: inputs.values instanceof Int32Array ? 'integer' : 'float',
    task: 'classification',
    targetShape: targets.shape,
    hash: '0'.repeat(64),
    train,
    validation: { ...train, count: 0 },
  };
}

function lengthOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
