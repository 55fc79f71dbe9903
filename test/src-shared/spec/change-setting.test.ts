import { expect, test } from 'vitest';

import { diffSpecs } from '../../../src-shared/runs/diff-specs.ts';
import { runSettings } from '../../../src-shared/runs/run-settings.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { changeSetting } from '../../../src-shared/spec/change-setting.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { countRepeats } from '../../../src-shared/spec/repeat-layer.ts';
import { runSpecSchema } from '../../../src-shared/spec/run-spec-schema.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';

function specOf(id: TemplateId): RunSpec {
  const compiled = compileRun(buildTemplate(id, id), 'network');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return compiled.spec;
}

const iris = specOf('iris-mlp');
const lenet = specOf('lenet-relu');
/** The code of the problem that is thrown. */
function refusal(change: () => unknown): string | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
}

test.each([
  ['training.optimizer.learningRate', 0.5],
  ['training.seed', 77],
  ['training.regularisation.weightDecay', 0.1],
  ['training.schedule', 'plateau'],
  ['data.trainLimit', 20],
  ['data.validationShare', 0.5],
  ['model.dense_1.activation', 'tanh'],
  ['model.dense_1.useBias', false],
] as const)('%s alone is changed, and the spec is whole', (path, value) => {
  const changed = changeSetting(iris, path, value);
  expect(diffSpecs(iris, changed)).toEqual([
    { kind: 'setting', path, before: runSettings(iris)[path], after: value },
  ]);
  expect(runSpecSchema.parse(changed)).toEqual(changed);
});

test('a width changes the shapes behind it and no setting but itself', () => {
  const changed = changeSetting(iris, 'model.dense_1.units', 5);
  expect(changed.model.layers[0]?.outputShape).toEqual([5]);
  expect(changed.model.layers[1]?.outputShape).toEqual(iris.model.layers[1]?.outputShape);
  expect(diffSpecs(iris, changed)).toHaveLength(1);
  const filters = changeSetting(lenet, 'model.conv2d_1.filters', 3);
  const conv = filters.model.layers.find(({ id }) => id === 'conv2d_1');
  expect(conv?.outputShape.at(-1)).toBe(3);
});

test('a layer is repeated, and taken back to one', () => {
  const deep = changeSetting(iris, 'model.dense_2.repeat', 4);
  expect(deep.model.layers).toHaveLength(iris.model.layers.length + 3);
  expect(countRepeats(deep.model, 'dense_2')).toBe(4);
  const after = deep.model.layers.find(({ id }) => id === 'dense_3');
  expect(after?.from).toEqual(['dense_2_x4']);
  expect(runSpecSchema.safeParse(deep).success).toBe(true);
  expect(changeSetting(deep, 'model.dense_2.repeat', 1)).toEqual(iris);
  expect(changeSetting(deep, 'model.dense_2.repeat', 2).model.layers).toHaveLength(
    iris.model.layers.length + 1,
  );
});

test('another optimizer keeps the rate', () => {
  const { optimizer } = changeSetting(iris, 'training.optimizer.type', 'momentum').training;
  expect(optimizer).toEqual({
    type: 'momentum',
    momentum: 0.9,
    learningRate: iris.training.optimizer.learningRate,
  });
});

test('augmentation is switched on and off, and all of the data taken again', () => {
  const turned = changeSetting(lenet, 'data.augmentation.rotation', 15);
  expect(turned.data.augmentation?.rotation).toBe(15);
  expect(changeSetting(turned, 'data.augmentation.rotation', 0)).toEqual(lenet);
  const few = changeSetting(lenet, 'data.trainLimit', 500);
  expect(changeSetting(few, 'data.trainLimit', 0)).toEqual(lenet);
});

test('what cannot be is refused with its place', () => {
  const cases = [
    ['training.nothing', 1, 'setting-unknown'],
    ['nowhere', 1, 'setting-unknown'],
    ['model.dense_9.units', 1, 'setting-unknown'],
    ['model.dense_1.colour', 1, 'setting-unknown'],
    ['data.source.kind', 'digits', 'setting-unknown'],
    ['training.optimizer.learningRate', -1, 'setting-unfit'],
    ['training.optimizer.learningRate', 'fast', 'setting-unfit'],
    ['model.dense_1.units', 0, 'setting-unfit'],
    ['model.dense_1.repeat', 65, 'setting-unfit'],
    ['model.dense_3.units', 7, 'setting-changes-output'],
  ] as const;
  for (const [path, value, code] of cases) {
    expect(refusal(() => changeSetting(iris, path, value))).toBe(code);
  }
  expect(refusal(() => changeSetting(lenet, 'model.conv2d_2.kernelSize', [40, 40]))).toBe(
    'setting-breaks-layer',
  );
});
