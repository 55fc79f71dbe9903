import { describe, expect, test } from 'vitest';

import type { DataSource } from '../../../src-shared/document/document.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import type { ImportedAsks } from '../../../src-shared/datasets/imported-dataset.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { sceneVocabulary } from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const imported = (asks: Omit<ImportedAsks, 'name' | 'inputNumbers'>): DataSource => ({
  kind: 'imported',
  id: 'mine-1',
  asks: { name: 'mine', inputNumbers: 'float', ...asks },
});
const fit = (
  template:
    'playground' | 'lenet-relu' | 'char-lstm' | 'captioner' | 'captioner-first-step' | 'alignment',
  source: DataSource,
) => {
  const document = fitToData(buildTemplate(template, template), source);
  const [network] = document.networks;
  return compileRun(document, network?.id ?? '');
};

describe('a network is made to fit other data', () => {
  test('for three classes: the input, the units, softmax and the loss', () => {
    const source = imported({ inputShape: [5], task: 'classification', classes: ['a', 'b', 'c'] });
    const compiled = fit('playground', source);
    if (!compiled.ok) throw new Error('it does not compile');
    const { inputs, layers, outputs } = compiled.spec.model;
    expect(inputs[0]?.shape).toEqual([5]);
    expect(layers.at(-1)?.config).toMatchObject({ units: 3, activation: 'softmax' });
    expect(outputs[0]).toMatchObject({ shape: [3], loss: 'sparseCategoricalCrossentropy' });
  });

  test('for numbers to be said: one unit that may say any number', () => {
    const compiled = fit('playground', imported({ inputShape: [5], task: 'regression' }));
    if (!compiled.ok) throw new Error('it does not compile');
    const { layers, outputs } = compiled.spec.model;
    expect(layers.at(-1)?.config).toMatchObject({ units: 1, activation: 'linear' });
    expect(outputs[0]?.loss).toBe('meanSquaredError');
  });

  test('and these numbers are standardised, unless those of the table are not', () => {
    const prices = imported({ inputShape: [2], task: 'regression' });
    const document = buildTemplate('iris-mlp', 'houses');
    const fitted = fitToData(document, prices);
    expect(fitted.data.standardiseTarget).toBe(true);
    const raw = { ...document, data: { ...document.data, standardise: false } };
    expect(fitToData(raw, prices).data).not.toHaveProperty('standardiseTarget');
    const asks = { name: 'kinds', inputNumbers: 'float' as const, inputShape: [2] };
    const kinds = fitToData(fitted, {
      ...{ kind: 'imported', id: 'kinds-1' },
      asks: { ...asks, task: 'classification', classes: ['a', 'b', 'c'] },
    });
    expect(kinds.data).not.toHaveProperty('standardiseTarget');
  });

  test('a document that has these numbers already goes on reading them as it did', () => {
    const source = imported({ inputShape: [2], task: 'regression' });
    const document = buildTemplate('iris-mlp', 'houses');
    const older = { ...document, data: { ...document.data, source } };
    expect(fitToData(older, source).data).toEqual(older.data);
  });

  test('for coloured pictures of another size', () => {
    const source = imported({
      inputShape: [32, 32, 3],
      task: 'classification',
      classes: ['cat', 'dog'],
    });
    const compiled = fit('lenet-relu', source);
    if (!compiled.ok) throw new Error('it does not compile');
    expect(compiled.spec.model.inputs[0]?.shape).toEqual([32, 32, 3]);
  });

  test('for the characters of another text: the window, what reads them and what says them', () => {
    const compiled = fit('char-lstm', {
      kind: 'imported',
      id: 'text-1',
      asks: {
        name: 'text',
        inputShape: [32],
        inputNumbers: 'integer',
        task: 'next-character',
        classes: Array.from('abcdefghij'),
      },
    });
    if (!compiled.ok) throw new Error('it does not compile');
    const { inputs, layers, outputs } = compiled.spec.model;
    expect(inputs[0]).toMatchObject({ shape: [32], numbers: 'integer' });
    expect(outputs[0]?.shape).toEqual([32, 10]);
    for (const { type, config } of layers) {
      if (type === 'Embedding') expect(config['inputDim']).toBe(10);
    }
  });

  test('for data whose examples do not continue one another: no state is carried', () => {
    const document = buildTemplate('char-lstm', 'LSTM');
    const carrying = document.networks.map((network) => {
      const nodes = network.graph.nodes.map((node) =>
        node.type === 'LSTM' ? { ...node, config: { ...node.config, stateful: true } } : node,
      );
      return { ...network, graph: { ...network.graph, nodes } };
    });
    const carriesIn = (source: DataSource) =>
      fitToData({ ...document, networks: carrying }, source).networks.flatMap(({ graph }) =>
        graph.nodes.flatMap(({ type, config }) => (type === 'LSTM' ? [config['stateful']] : [])),
      );
    const rows = imported({ inputShape: [32], task: 'classification', classes: ['yes', 'no'] });
    expect(carriesIn(rows)).toEqual([false]);
    const text = { kind: 'text', corpus: 'own', text: 'a text of one’s own', window: 4 } as const;
    expect(carriesIn(text)).toEqual([true]);
  });

  test.each(['captioner', 'captioner-first-step', 'alignment'] as const)(
    'for scenes in two frames: %s is given both, and words enough to say what happens',
    (template) => {
      const still = { kind: 'scenes', count: 100, seed: 1, language: 'es' } as const;
      const acting = { ...still, frames: 2 } as const;
      const compiled = fit(template, acting);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
      const shapes = compiled.spec.model.inputs.map(({ shape }) => shape);
      expect(shapes).toEqual([[48, 48, 6], [18]]);
      const words = sceneVocabulary('es', 2).length;
      for (const { type, config } of compiled.spec.model.layers) {
        if (type === 'Embedding') expect(config['inputDim']).toBe(words);
      }
      const again = fitToData(fitToData(buildTemplate(template, template), acting), still);
      expect(again).toEqual(fitToData(buildTemplate(template, template), still));
    },
  );

  test('what does not fit in between is told and not mended', () => {
    const compiled = fit('lenet-relu', imported({ inputShape: [5], task: 'regression' }));
    expect(compiled.ok).toBe(false);
  });
});
