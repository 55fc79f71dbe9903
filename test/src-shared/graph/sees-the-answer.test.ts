import { describe, expect, it } from 'vitest';

import { describeData, type DataDescription } from '../../../src-shared/datasets/describe-data.ts';
import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import type { Graph } from '../../../src-shared/graph/graph.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import type { LayerType } from '../../../src-shared/layers/index.ts';
import { wordDiagnostic } from '../../../src-shared/messages/word-diagnostic.ts';
import { alignment } from '../../../src-shared/templates/alignment.ts';
import { captioner } from '../../../src-shared/templates/captioner.ts';
import { placeParts, type Part } from '../../../src-shared/templates/place-parts.ts';

/** The nodes at which a network is warned of seeing what it is to guess; nothing else may be wrong with it. */
function seeing(graph: Graph, data: DataDescription): readonly string[] {
  const { diagnostics } = analyseGraph(graph, data);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics.flatMap(({ code, nodeId = '' }) => (code === 'sees-the-answer' ? nodeId : []));
}

const { graph: captions } = captioner('x').networks[0]!;
const scenes = describeData(captioner('x').data.source)!;

/** The captioner with one of its layers replaced, or wired otherwise. */
function changed(
  id: string,
  layer: readonly [LayerType, Config],
  sources: Readonly<Record<string, string>> = {},
): Graph {
  const [made] = placeParts([[id, ...layer, 0, 0, []]]).nodes;
  return {
    nodes: captions.nodes.map((node) => (node.id === id ? made! : node)),
    wires: captions.wires.map((wire) => {
      const source = wire.target === id ? sources[wire.source] : undefined;
      return source === undefined ? wire : { ...wire, source };
    }),
  };
}

describe('a captioner, which is told the caption while it learns', () => {
  it('is warned of no layer as it is drawn', () => {
    expect(seeing(captions, scenes)).toEqual([]);
  });

  it('is warned of a layer over its words that reads them from both sides', () => {
    const both = changed('lstm_1', ['Bidirectional', { units: 8 }]);
    expect(seeing(both, scenes)).toEqual(['lstm_1']);
  });

  it('is warned of attention over its own words, and not over regions of the picture', () => {
    const own = changed('attention_1', ['Attention', {}], { positionembedding_1: 'grammar' });
    expect(seeing(own, scenes)).toEqual(['attention_1']);
  });

  it('may look over its picture from both sides', () => {
    const regions = changed('positionembedding_1', [
      'Bidirectional',
      { units: 64, mergeMode: 'sum' },
    ]);
    expect(seeing(regions, scenes)).toEqual([]);
  });
});

it('who ranks whole sentences may read them from both sides', () => {
  const { data, networks } = alignment('x');
  expect(seeing(networks[0]!.graph, describeData(data.source)!)).toEqual([]);
});

describe('a network that continues a text', () => {
  const text: DataDescription = {
    ...{ inputShape: [8], inputNumbers: 'integer', outputShape: [8, 5] },
    task: 'next-character',
  };
  const read = (maskZero = false): readonly Part[] => [
    ['input_1', 'Input', { shape: [8], dtype: 'int32' }, 0, 0, []],
    ['embedding_1', 'Embedding', { inputDim: 5, outputDim: 4, maskZero }, 1, 0, ['input_1']],
  ];
  const said = (from: string): readonly Part[] => [
    ['dense_1', 'Dense', { units: 5, activation: 'softmax' }, 3, 0, [from]],
    ['output_1', 'Output', {}, 4, 0, ['dense_1']],
  ];

  it('is warned of attention of a layer over itself', () => {
    const parts: readonly Part[] = [
      ...read(),
      ['attention_1', 'Attention', {}, 2, 0, ['embedding_1', 'embedding_1']],
      ...said('attention_1'),
    ];
    expect(seeing(placeParts(parts), text)).toEqual(['attention_1']);
  });

  it('is warned of what came to one vector and is given to every place', () => {
    const parts: readonly Part[] = [
      ...read(),
      ['gru_1', 'GRU', { units: 4, returnSequences: false }, 2, 0, ['embedding_1']],
      ['repeatvector_1', 'RepeatVector', { n: 8 }, 2, 0, ['gru_1']],
      ...said('repeatvector_1'),
    ];
    expect(seeing(placeParts(parts), text)).toEqual(['repeatvector_1']);
  });

  it('may not pass over the symbol 0, which is no padding there', () => {
    const parts = [...read(true), ...said('embedding_1')];
    const { diagnostics } = analyseGraph(placeParts(parts), text);
    expect(diagnostics).toMatchObject([
      {
        ...{ code: 'mask-zero-of-text', severity: 'error', nodeId: 'embedding_1' },
        repair: { kind: 'set-config', nodeId: 'embedding_1', field: 'maskZero', value: false },
      },
    ]);
    expect(wordDiagnostic(diagnostics[0]!, 'en')).toContain('embedding_1 passes over the symbol 0');
    expect(wordDiagnostic(diagnostics[0]!, 'es')).toContain('embedding_1 se salta el símbolo 0');
    expect(analyseGraph(placeParts([...read(), ...said('embedding_1')]), text).diagnostics).toEqual(
      [],
    );
  });
});
