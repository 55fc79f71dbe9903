import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import type { Document } from '../../../src-shared/document/document.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { runSpecSchema } from '../../../src-shared/spec/run-spec-schema.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { node } from '../graph/arbitrary-graph.ts';

/** The document with its one network's graph changed. */
function change(
  document: Document,
  edit: (graph: Document['networks'][number]['graph']) => Document['networks'][number]['graph'],
): Document {
  const networks = document.networks.map((network) => ({ ...network, graph: edit(network.graph) }));
  return { ...document, networks };
}

const lenet = buildTemplate('lenet-relu', 'x');

describe('compileRun', () => {
  it('ignores where the nodes stand', () => {
    const expected = compileRun(lenet, 'network');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 10 }), (xs) => {
        const moved = change(lenet, (graph) => ({
          ...graph,
          nodes: graph.nodes.map((one, index) => ({
            ...one,
            position: { x: xs[index % xs.length] ?? 0, y: 0 },
          })),
        }));
        expect(compileRun(moved, 'network')).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves out a node that leads nowhere, even a faulty one', () => {
    const document = change(lenet, (graph) => ({
      nodes: [...graph.nodes, node('Dense', 'loose')],
      wires: graph.wires,
    }));
    const compiled = compileRun(document, 'network');
    expect(compiled.ok).toBe(true);
    if (compiled.ok) expect(compiled.spec.model.layers.map(({ id }) => id)).not.toContain('loose');
  });

  it('puts every layer after its inputs and makes a spec that its schema accepts', () => {
    const compiled = compileRun(lenet, 'network');
    if (!compiled.ok) throw new Error('does not compile');
    expect(runSpecSchema.parse(JSON.parse(JSON.stringify(compiled.spec)))).toEqual(compiled.spec);
    const known = new Set(compiled.spec.model.inputs.map(({ id }) => id));
    for (const layer of compiled.spec.model.layers) {
      for (const id of layer.from) expect(known).toContain(id);
      known.add(layer.id);
    }
  });

  it('refuses a batch whose activations would not fit, before anything is allocated', () => {
    const document = change(
      { ...lenet, training: { ...lenet.training, batchSize: 65_536 } },
      (graph) => ({
        ...graph,
        nodes: graph.nodes.map((one) =>
          one.id === 'conv2d_1' ? { ...one, config: { ...one.config, filters: 4096 } } : one,
        ),
      }),
    );
    const compiled = compileRun(document, 'network');
    expect(compiled.ok ? [] : compiled.diagnostics.map(({ code }) => code)).toEqual(['too-large']);
  });
});
