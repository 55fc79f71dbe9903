import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import type { Shape } from '../../../src-shared/graph/shape.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { LossName } from '../../../src-shared/spec/loss-names.ts';
import type { ModelSpec } from '../../../src-shared/spec/run-spec.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';

/** A network in few words: ids, what leads where, and what differs from a layer's first values. */
export type Sketch = {
  readonly inputs: readonly {
    readonly id: string;
    readonly shape: Shape;
    readonly numbers?: 'integer';
  }[];
  readonly layers: readonly {
    readonly id: string;
    readonly type: LayerType;
    readonly config?: Config;
    readonly from: readonly string[];
  }[];
  readonly outputs: readonly { readonly from: string; readonly loss: LossName }[];
};

/** The spec of a sketched network, by the same way as every document's. Throws where the program refuses it. */
export function compileModel({ inputs, layers, outputs }: Sketch): ModelSpec {
  const node = (type: LayerType, id: string, config: Config = {}): GraphNode => {
    const layer = layerOf(type);
    const position = { x: 0, y: 0 };
    return {
      kind: layer.kind,
      type,
      id,
      position,
      config: layer.settle({ ...layer.initialConfig, ...config }),
    };
  };
  const nodes = [
    ...inputs.map(({ id, shape, numbers }) =>
      node('Input', id, { shape, dtype: numbers === 'integer' ? 'int32' : 'float32' }),
    ),
    ...layers.map(({ id, type, config }) => node(type, id, config)),
    ...outputs.map(({ loss }, index) => node('Output', `out${index}`, { loss })),
  ];
  const wires = [
    ...layers.flatMap(({ id, from }) => from.map((source) => ({ source, target: id }))),
    ...outputs.map(({ from }, index) => ({ source: from, target: `out${index}` })),
  ].map((wire, index) => ({ id: `wire${index}`, ...wire }));
  const compiled = compileRun(
    {
      title: 'gate',
      networks: [{ id: 'network', name: 'gate', graph: { nodes, wires } }],
      data: { source: { kind: 'imported', id: 'gate' }, validationShare: 0 },
      training: initialTraining,
    },
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec.model;
}
