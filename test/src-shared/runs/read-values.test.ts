import { expect, test } from 'vitest';

import { wordSettingName } from '../../../src-shared/messages/word-changes.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findSettingPath, readValues } from '../../../src-shared/runs/read-values.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const compiled = compileRun(buildTemplate('iris-mlp', 'Iris'), 'network');
if (!compiled.ok) throw new Error('the template does not compile');
const { spec } = compiled;

test.each([
  ['lr', 'training.optimizer.learningRate'],
  ['training.seed', 'training.seed'],
  ['trainLimit', 'data.trainLimit'],
  ['dense_1.units', 'model.dense_1.units'],
  ['dense_2.repeat', 'model.dense_2.repeat'],
  ['dense_1.trainable', 'model.dense_1.trainable'],
  ['optimizer', 'training.optimizer.type'],
])('%s is %s', (word, path) => {
  expect(findSettingPath(spec, word)).toBe(path);
});

test('a word that means several settings or none is refused', () => {
  for (const word of ['units', 'patience', 'colour']) {
    expect(() => findSettingPath(spec, word)).toThrow('setting-unknown');
  }
});

test('lists and ranges are read as the setting wants them', () => {
  expect(readValues(spec, 'model.dense_1.units', '1..512:10log')).toEqual([
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512,
  ]);
  expect(readValues(spec, 'training.optimizer.learningRate', '0.1,0.01,0.1')).toEqual([0.1, 0.01]);
  expect(readValues(spec, 'training.optimizer.learningRate', '0..1:5')).toEqual([
    0, 0.25, 0.5, 0.75, 1,
  ]);
  expect(readValues(spec, 'model.dense_1.activation', 'relu, tanh')).toEqual(['relu', 'tanh']);
  expect(readValues(spec, 'model.dense_1.useBias', 'true,false')).toEqual([true, false]);
  expect(readValues(spec, 'data.trainLimit', '10,20')).toEqual([10, 20]);
});

test('ranges and lists that cannot be are refused', () => {
  for (const text of ['', '1,,2', '0..8:3log', 'a..b:3', '1..2:1']) {
    expect(() => readValues(spec, 'training.batchSize', text)).toThrow('setting-unfit');
  }
});

const plane = compileRun(buildTemplate('playground', 'plane'), 'network');
if (!plane.ok) throw new Error('the template does not compile');
const ofPoints = plane.spec;

test.each(['data.points', 'Points', 'data.puntos', 'puntos'])(
  '%s is the number of points, as the window calls it',
  (word) => {
    const names = (path: string) =>
      (['en', 'es'] as const).map((language) => wordSettingName(path, language));
    expect(findSettingPath(ofPoints, word, names)).toBe('data.source.count');
  },
);

test.each([
  ['data.cout', 'data.source.count'],
  ['training.learningrat', 'training.optimizer.learningRate'],
])('of %s, which is none, the nearest are told', (word, nearest) => {
  try {
    findSettingPath(ofPoints, word);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(String(error.problem.details['nearest']).split(', ')[0]).toBe(nearest);
    return;
  }
  throw new Error('it was found');
});
