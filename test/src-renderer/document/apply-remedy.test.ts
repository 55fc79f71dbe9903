import { expect, test } from 'vitest';

import type { Remedy } from '../../../src-shared/doctor/remedy.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { applyRemedy } from '../../../src-renderer/document/commands/apply-remedy.ts';

const document = buildTemplate('deep-sigmoid', 'deep-sigmoid');
const networkId = document.networks[0]!.id;
const { nodes } = document.networks[0]!.graph;
const dense = nodes.filter(({ type }) => type === 'Dense').map(({ id }) => id);
const hidden = dense.slice(0, -1);

test.each<[Remedy, (changed: typeof document) => unknown, unknown]>([
  [{ kind: 'set-rate', rate: 0.02 }, (it) => it.training.optimizer.learningRate, 0.02],
  [{ kind: 'clip-gradients', limit: 2 }, (it) => it.training.clipping.kind, 'globalNorm'],
  [{ kind: 'stop-early', patience: 7 }, (it) => it.training.earlyStopping.patience, 7],
  [
    { kind: 'decay-weights', weightDecay: 0.1 },
    (it) => it.training.regularisation.weightDecay,
    0.1,
  ],
  [{ kind: 'shuffle' }, (it) => it.training.shuffle, true],
  [{ kind: 'balance-classes' }, (it) => it.training.balanceClasses, true],
  [{ kind: 'standardise' }, (it) => it.data.standardise, true],
])('%o changes its setting alone', (remedy, read, value) => {
  const changed = applyRemedy(document, networkId, remedy);
  expect(read(changed)).toEqual(value);
  expect(changed.networks).toBe(document.networks);
});

test('ReLU comes with He initialisation, to the layers named alone', () => {
  const changed = applyRemedy(document, networkId, { kind: 'use-relu', nodeIds: hidden });
  for (const node of changed.networks[0]!.graph.nodes) {
    if (!hidden.includes(node.id)) {
      expect(node).toEqual(nodes.find(({ id }) => id === node.id));
      continue;
    }
    expect(node.config).toMatchObject({ activation: 'relu', kernelInitializer: 'heNormal' });
  }
});

test('normalisation goes between a node and all behind it, and the network still trains', () => {
  const nodeIds = [hidden[0]!, hidden[5]!];
  const changed = applyRemedy(document, networkId, { kind: 'insert-normalisation', nodeIds });
  const { graph } = changed.networks[0]!;
  for (const id of nodeIds) {
    const behind = graph.wires.filter(({ source }) => source === id).map(({ target }) => target);
    expect(behind).toHaveLength(1);
    expect(graph.nodes.find((node) => node.id === behind[0])?.type).toBe('BatchNormalization');
  }
  expect(compileRun(changed, networkId).ok).toBe(true);
});
