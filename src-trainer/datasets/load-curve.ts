import { createHash } from 'node:crypto';

import type { Dataset, Examples } from './dataset.ts';
import { generateCurve, type CurvePoints, type CurveSource } from './generate-curve.ts';

/** Points of a curve: `[1]` in, `[1]` out. */
export function loadCurve(source: CurveSource): Dataset {
  const train = generateCurve(source, 'train');
  const validation = generateCurve(source, 'held-out');
  const hash = createHash('sha256');
  for (const { xs, ys } of [train, validation]) hash.update(xs).update(ys);
  return {
    inputShape: [1],
    inputNumbers: 'float',
    task: 'regression',
    targetShape: [1],
    hash: hash.digest('hex'),
    train: curveExamples(train),
    validation: curveExamples(validation),
  };
}

function curveExamples({ xs, ys }: CurvePoints): Examples {
  const gather = (from: Float32Array, indices: Int32Array): Float32Array =>
    Float32Array.from(indices, (index) => {
      const value = from[index];
      if (value === undefined) throw new RangeError(`no point ${index} among ${from.length}`);
      return value;
    });
  const table = (values: Float32Array) =>
    ({
      values,
      layout: { kind: 'rows', length: 1 },
      becomes: 'float32',
      divisor: 1,
    }) as const;
  const examples: Examples = {
    count: xs.length,
    gatherInputs: (indices) => gather(xs, indices),
    gatherTargets: (indices) => gather(ys, indices),
    forEpoch: () => examples,
    resident: { inputs: table(xs), targets: table(ys), placesOf: (indices) => indices },
  };
  return examples;
}
