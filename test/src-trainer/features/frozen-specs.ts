import type { Document } from '../../../src-shared/document/document.ts';
import { changeSetting } from '../../../src-shared/spec/change-setting.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { tinyCaptioner } from '../captioning/tiny-captioner.ts';
import { compileModel } from '../gates/compile-model.ts';
import { chainSpec, points } from '../small-run.ts';

/** A document's network with these nodes frozen. */
export function freezeIn(document: Document, nodeIds: readonly string[]): RunSpec {
  const compiled = compileRun(document, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return nodeIds.reduce(
    (spec, id) => changeSetting(spec, `model.${id}.trainable`, false),
    compiled.spec,
  );
}

/** A captioner whose eye is frozen: what it sees of a scene are 16 numbers. */
export function captionerSpec(): RunSpec {
  return freezeIn(tinyCaptioner('scenes'), ['conv2d_1', 'dense_1']);
}

/** A frozen convolution with its normalisation on few of many digits, and what draws random numbers behind it. */
export function digitsSpec(): RunSpec {
  return chainSpec(
    { source: { kind: 'digits' }, validationShare: 0.01, trainLimit: 90 },
    [
      ['Input', { shape: [28, 28, 1] }],
      ['Conv2D', { filters: 3, strides: [3, 3], trainable: false }],
      ['BatchNormalization', { trainable: false }],
      ['MaxPooling2D'],
      ['Flatten'],
      ['Dropout', { rate: 0.3 }],
      ['Dense', { units: 12 }],
      ['BatchNormalization'],
      ['Dense', { units: 10, activation: 'softmax' }],
      ['Output'],
    ],
    { batchSize: 20, epochs: 2 },
  );
}

/** Two frozen layers that go on apart, so that two values are kept of each point. */
export function twoValuesSpec(): RunSpec {
  const dense = (id: string, from: string, units: number, isFrozen = false) =>
    ({
      id,
      type: 'Dense',
      from: [from],
      config: { units, activation: 'tanh', ...(isFrozen && { trainable: false }) },
    }) as const;
  const model = compileModel({
    inputs: [{ id: 'in', shape: [2] }],
    layers: [
      dense('left', 'in', 3, true),
      dense('right', 'in', 4, true),
      dense('from_left', 'left', 5),
      dense('from_right', 'right', 5),
      { id: 'both', type: 'Add', config: {}, from: ['from_left', 'from_right'] },
      { id: 'last', type: 'Dense', config: { units: 1, activation: 'sigmoid' }, from: ['both'] },
    ],
    outputs: [{ from: 'last', loss: 'binaryCrossentropy' }],
  });
  const chain = chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { batchSize: 32, epochs: 3 },
  );
  return { ...chain, model };
}
