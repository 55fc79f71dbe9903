import { describe, expect, it } from 'vitest';

import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import { graphNodeSchema } from '../../../src-shared/graph/graph-schema.ts';
import { layerOf, layers } from '../../../src-shared/layers/index.ts';
import { wordChanges } from '../../../src-shared/messages/word-changes.ts';
import { diffSpecs } from '../../../src-shared/runs/diff-specs.ts';
import { changeSetting } from '../../../src-shared/spec/change-setting.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { estimateMemory } from '../../../src-shared/spec/estimate-memory.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

/** LeNet with ReLU, with these nodes frozen. */
function lenet(frozen: readonly string[]): Document {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const networks = document.networks.map(({ graph, ...network }) => ({
    ...network,
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) =>
        frozen.includes(node.id) ? { ...node, config: { ...node.config, trainable: false } } : node,
      ),
    },
  }));
  return { ...document, networks };
}

function specOf(document: Document) {
  const compiled = compileRun(document, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

describe('a config', () => {
  it('says only of a frozen layer whether it is trainable', () => {
    const { initialConfig, settle, configSchema } = layerOf('Conv2D');
    expect(initialConfig).not.toHaveProperty('trainable');
    const frozen = settle({ ...initialConfig, trainable: false });
    expect(frozen).toEqual({ ...initialConfig, trainable: false });
    expect(configSchema.safeParse(frozen).success).toBe(true);
    expect(settle({ ...frozen, trainable: true })).toEqual(initialConfig);
  });

  it('can be frozen of every layer that has weights and of no other', () => {
    const withWeights = layers.filter(({ shownFields, initialConfig }) =>
      Object.hasOwn(shownFields(initialConfig), 'trainable'),
    );
    expect(withWeights.map(({ type }) => type)).toEqual([
      ...['Dense', 'Conv2D', 'Conv1D', 'BatchNormalization', 'LayerNormalization', 'Embedding'],
      ...['PositionEmbedding', 'SimpleRNN', 'GRU', 'LSTM', 'Bidirectional', 'TimeDistributed'],
    ]);
  });

  it('of TimeDistributed is frozen with a layer that has weights, and refused with one that has none', () => {
    const { initialConfig, settle } = layerOf('TimeDistributed');
    const node = (config: object) => ({
      ...{ kind: 'layer', id: 'steps', type: 'TimeDistributed', position: { x: 0, y: 0 } },
      config: { ...config, trainable: false },
    });
    const pooling = settle({ ...initialConfig, layer: 'MaxPooling2D' });
    expect(graphNodeSchema.safeParse(node(initialConfig)).success).toBe(true);
    expect(graphNodeSchema.safeParse(node(pooling)).success).toBe(false);
    expect(settle({ ...initialConfig, trainable: false, layer: 'MaxPooling2D' })).toEqual(pooling);
  });
});

describe('what training leaves alone', () => {
  it('is all weights of frozen layers, and the running statistics of those that are not', () => {
    const count = (config: object) => {
      const nodes = [
        ['in', 'input', 'Input', { shape: [5], dtype: 'float32' }],
        ['norm', 'layer', 'BatchNormalization', { ...normal, ...config }],
        ['out', 'output', 'Output', { loss: 'meanSquaredError' }],
      ] as const;
      const { parameterCount, nonTrainableCount } = analyseGraph({
        nodes: nodes.map(([id, kind, type, own]) => ({
          ...{ id, kind, type, position: { x: 0, y: 0 } },
          config: own,
        })),
        wires: [
          { id: 'a', source: 'in', target: 'norm' },
          { id: 'b', source: 'norm', target: 'out' },
        ],
      });
      return [parameterCount, nonTrainableCount];
    };
    const normal = layerOf('BatchNormalization').initialConfig;
    expect(count({})).toEqual([20n, 10n]);
    expect(count({ trainable: false })).toEqual([20n, 20n]);
  });

  it('needs no gradient and no slot', () => {
    const memory = (frozen: readonly string[]) => {
      const document = lenet(frozen);
      return estimateMemory(analyseGraph(document.networks[0]!.graph), document.training);
    };
    const [whole, part] = [memory([]), memory(['conv2d_1'])];
    // 6 filters of 5×5 and their biases, in bytes.
    expect(part.weights).toBe(whole.weights);
    expect(whole.gradients - part.gradients).toBe(156n * 4n);
    expect(whole.optimizerSlots - part.optimizerSlots).toBe(156n * 8n);
  });
});

describe('two runs, one with a frozen layer', () => {
  const [free, frozen] = [specOf(lenet([])), specOf(lenet(['conv2d_1']))];

  it('differ in that, and it is said in both languages', () => {
    const changes = diffSpecs(free, frozen);
    expect(wordChanges(changes, 'en')).toBe('conv2d_1: Trainable: yes → no');
    expect(wordChanges(changes, 'es')).toBe('conv2d_1: Entrenable: sí → no');
  });

  it('are made of each other by that one setting', () => {
    expect(changeSetting(free, 'model.conv2d_1.trainable', false)).toEqual(frozen);
    expect(changeSetting(frozen, 'model.conv2d_1.trainable', true)).toEqual(free);
  });
});
