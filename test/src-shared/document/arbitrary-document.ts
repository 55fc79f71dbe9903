import fc from 'fast-check';

import type { Document } from '../../../src-shared/document/document.ts';
import type { Graph, GraphNode } from '../../../src-shared/graph/graph.ts';
import { layers } from '../../../src-shared/layers/index.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const empty = buildTemplate('lenet-5', 'Digits');
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Graphs over few ids, so that two of them share many nodes, in other orders and with other contents. */
const graph: fc.Arbitrary<Graph> = fc
  .uniqueArray(fc.constantFrom(...ids), { maxLength: ids.length })
  .chain((nodeIds) =>
    fc.record({
      nodes: fc.tuple(
        ...nodeIds.map((id) =>
          fc
            .record({
              layer: fc.constantFrom(...layers.slice(0, 4)),
              x: fc.integer({ min: -2, max: 2 }),
            })
            .map(({ layer, x }): GraphNode => {
              const { kind, type, initialConfig: config } = layer;
              return { kind, id, type, position: { x, y: 0 }, config };
            }),
        ),
      ),
      wires:
        nodeIds.length === 0
          ? fc.constant([])
          : fc.uniqueArray(
              fc.record({
                id: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
                source: fc.constantFrom(...nodeIds),
                target: fc.constantFrom(...nodeIds),
              }),
              { selector: ({ id }) => id, maxLength: 4 },
            ),
    }),
  );

/** Documents with one to three networks in any order. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc.record({
  title: fc.constantFrom('One', 'Two'),
  networks: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('first', 'second', 'third'),
      name: fc.constantFrom('A', 'B'),
      graph,
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
  ),
  data: fc.constantFrom(empty.data, { ...empty.data, validationShare: 0.5 }),
  training: fc.constantFrom(empty.training, { ...empty.training, epochs: 3 }),
});
