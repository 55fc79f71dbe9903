import { expect, test } from 'vitest';

import type { Document } from '../../../src-shared/document/document.ts';
import { diffSettings, diffSpecs, differingPaths } from '../../../src-shared/runs/diff-specs.ts';
import { runSettings } from '../../../src-shared/runs/run-settings.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import {
  buildTemplate,
  templateIds,
  type TemplateId,
} from '../../../src-shared/templates/index.ts';
import { wordChanges, wordNumber } from '../../../src-shared/messages/word-changes.ts';

function specOf(id: TemplateId, change?: (document: Document) => Document): RunSpec {
  const document = buildTemplate(id, id);
  const compiled = compileRun(change?.(document) ?? document, 'network');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return compiled.spec;
}

const iris = specOf('iris-mlp');
const [firstLayer] = iris.model.layers;
const first = firstLayer?.id ?? '';

/** The spec with another config in its first layer. */
function withConfig(config: Record<string, unknown>): RunSpec {
  const layers = iris.model.layers.map((layer, index) =>
    index === 0 ? { ...layer, config: { ...layer.config, ...config } } : layer,
  );
  return { ...iris, model: { ...iris.model, layers } };
}

const faster: RunSpec = {
  ...iris,
  training: { ...iris.training, optimizer: { ...iris.training.optimizer, learningRate: 0.5 } },
};

test('names the one setting that was changed, with both values', () => {
  expect(diffSpecs(iris, faster)).toEqual([
    {
      kind: 'setting',
      path: 'training.optimizer.learningRate',
      before: iris.training.optimizer.learningRate,
      after: 0.5,
    },
  ]);
  expect(diffSpecs(iris, withConfig({ units: 77 }))).toEqual([
    {
      kind: 'setting',
      path: `model.${first}.units`,
      before: firstLayer?.config['units'],
      after: 77,
    },
  ]);
});

test('a spec does not differ from itself, from its copy or from one with another title', () => {
  for (const id of templateIds) {
    if (id === 'dense-imagenet') continue;
    const spec = specOf(id);
    expect(diffSpecs(spec, { ...structuredClone(spec), title: 'another' })).toEqual([]);
  }
});

test('a layer between two others is one change, not three', () => {
  const dropout = {
    id: 'dropout_9',
    type: 'Dropout',
    config: { rate: 0.3 },
    from: [first],
    outputShape: firstLayer?.outputShape ?? [],
  } as const;
  const [head, next, ...rest] = iris.model.layers;
  if (head === undefined || next === undefined) throw new Error('iris has two layers');
  const layers = [head, dropout, { ...next, from: ['dropout_9'] }, ...rest];
  const more: RunSpec = { ...iris, model: { ...iris.model, layers } };
  expect(diffSpecs(iris, more)).toEqual([
    { kind: 'layer-added', node: 'dropout_9', type: 'Dropout' },
  ]);
  expect(diffSpecs(more, iris)).toEqual([
    { kind: 'layer-removed', node: 'dropout_9', type: 'Dropout' },
  ]);
  // Among several runs the layers are one column.
  const settings = [iris, more, faster].map(runSettings);
  expect(differingPaths(settings)).toEqual(['model.layers', 'training.optimizer.learningRate']);
});

test('another optimizer is named once, without the numbers that only one of the two has', () => {
  const sgd: RunSpec = {
    ...iris,
    training: { ...iris.training, optimizer: { type: 'sgd', learningRate: 0.5 } },
  };
  expect(diffSpecs(iris, sgd).map((one) => one.kind === 'setting' && one.path)).toEqual([
    'training.optimizer.type',
    'training.optimizer.learningRate',
  ]);
});

test('a limit on the data that only one run has differs', () => {
  const limited: RunSpec = { ...iris, data: { ...iris.data, trainLimit: 20 } };
  const [change, ...more] = diffSpecs(iris, limited);
  expect(more).toEqual([]);
  expect(change).toEqual({ kind: 'setting', path: 'data.trainLimit', after: 20 });
});

test('two long texts that differ in one letter differ, and neither is kept', () => {
  const text = 'abcde'.repeat(1000);
  const withText = (own: string): RunSpec => ({
    ...iris,
    data: {
      ...iris.data,
      source: { kind: 'text', corpus: 'own', text: own, window: 8 },
    },
  });
  const [a, b] = [withText(text), withText(text.replace('a', 'b'))];
  expect(diffSpecs(a, b).map((one) => one.kind === 'setting' && one.path)).toEqual([
    'data.source.text',
  ]);
  expect(String(runSettings(a)['data.source.text']).length).toBeLessThan(20);
});

test('changes and their opposites mirror each other', () => {
  const pairs = [faster, withConfig({ units: 3, activation: 'tanh' }), specOf('playground')];
  for (const other of pairs) {
    const there = diffSettings(runSettings(iris), runSettings(other));
    const back = diffSettings(runSettings(other), runSettings(iris));
    expect(back).toHaveLength(there.length);
  }
});

test('says what differs in both languages', () => {
  const both: RunSpec = { ...faster, data: { ...faster.data, trainLimit: 20 } };
  const changes = diffSpecs(iris, both);
  expect(wordChanges(changes, 'en')).toMatch(
    /^Learn from: all → 20; Learning rate: 0\.\d+ → 0\.5$/,
  );
  expect(wordChanges(changes, 'es')).toMatch(/: todos → 20; .*: 0,\d+ → 0,5$/);
  expect(wordChanges([], 'en')).toBe('The same network, the same settings');
});

test('every setting of every template has a name', () => {
  for (const id of templateIds) {
    if (id === 'dense-imagenet') continue;
    const spec = specOf(id);
    for (const path of Object.keys(runSettings(spec))) {
      const changes = [{ kind: 'setting', path, before: 1, after: 2 } as const];
      expect(wordChanges(changes, 'es')).not.toContain(path);
    }
  }
});

test('numbers keep their digits', () => {
  expect(wordNumber(0.0025, 'en')).toBe('0.0025');
  expect(wordNumber(0.0025, 'es')).toBe('0,0025');
  expect(wordNumber(1e-7, 'en')).toBe('1e−7');
  expect(wordNumber(2500, 'en')).toBe('2,500');
});
