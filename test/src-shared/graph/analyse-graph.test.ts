import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import { describeData } from '../../../src-shared/datasets/describe-data.ts';
import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import { graphSchema } from '../../../src-shared/graph/graph-schema.ts';
import { orderNodes } from '../../../src-shared/graph/order.ts';
import { arbitraryGraph, chainOf, node } from './arbitrary-graph.ts';

const codes = (graph: Parameters<typeof analyseGraph>[0]): readonly string[] =>
  analyseGraph(graph).diagnostics.map(({ code }) => code);

describe('analyseGraph', () => {
  it('says that an empty canvas is empty', () => {
    expect(codes({ nodes: [], wires: [] })).toEqual(['graph-empty']);
  });

  it('offers a Flatten where a Dense is given an image', () => {
    const graph = chainOf(['Input', 'Conv2D']);
    // A dense layer takes vectors and sequences; an image has three axes.
    const wired = chainOf(['Input', 'Conv2D', 'Dense', 'Output']);
    expect(codes(graph)).toContain('output-missing');
    const [problem] = analyseGraph(wired).diagnostics;
    expect(problem).toMatchObject({
      code: 'rank-wrong',
      nodeId: 'dense_3',
      repair: { kind: 'insert-layer', type: 'Flatten', wireId: 'wire_2' },
    });
  });

  it('tells a fault once, at its node, and not again at every node behind it', () => {
    const graph = chainOf(['Input', 'Conv2D', 'Dense', 'Dense', 'Dense', 'Output']);
    expect(codes(graph)).toEqual(['rank-wrong']);
  });

  it('names every node of a cycle', () => {
    const graph = {
      nodes: [node('Input', 'a'), node('Add', 'b'), node('Activation', 'c'), node('Output', 'd')],
      wires: [
        { id: 'w1', source: 'a', target: 'b' },
        { id: 'w2', source: 'c', target: 'b' },
        { id: 'w3', source: 'b', target: 'c' },
        { id: 'w4', source: 'c', target: 'd' },
      ],
    };
    const cycle = analyseGraph(graph).diagnostics.filter(({ code }) => code === 'cycle');
    expect(cycle.map(({ nodeId }) => nodeId)).toEqual(['b', 'c', 'd']);
  });

  it('warns of a layer that leads to no output', () => {
    const graph = chainOf(['Input', 'Flatten', 'Output']);
    const nodes = [...graph.nodes, node('Dense', 'alone')];
    const wires = [...graph.wires, { id: 'w', source: 'flatten_2', target: 'alone' }];
    expect(analyseGraph({ nodes, wires }).diagnostics).toMatchObject([
      { code: 'leads-nowhere', severity: 'warning', nodeId: 'alone' },
    ]);
  });

  it('adds only equal shapes and concatenates along the last axis', () => {
    const two = (type: 'Add' | 'Concatenate', units: number): ReturnType<typeof analyseGraph> =>
      analyseGraph({
        nodes: [
          node('Input', 'a', { shape: [4] }),
          node('Dense', 'b', { units: 3 }),
          node('Dense', 'c', { units }),
          node(type, 'd'),
        ],
        wires: [
          { id: 'w1', source: 'a', target: 'b' },
          { id: 'w2', source: 'a', target: 'c' },
          { id: 'w3', source: 'b', target: 'd' },
          { id: 'w4', source: 'c', target: 'd' },
        ],
      });
    expect(two('Add', 3).nodes.get('d')?.shape).toEqual([3]);
    expect(two('Add', 5).diagnostics.map(({ code }) => code)).toContain('shapes-differ');
    expect(two('Concatenate', 5).nodes.get('d')?.shape).toEqual([8]);
  });

  it('holds the ends of the network against the data and offers to set them', () => {
    const data = describeData({ kind: 'digits' });
    const graph = {
      nodes: [
        node('Input', 'a', { shape: [32, 32, 1] }),
        node('Flatten', 'b'),
        node('Dense', 'c', { units: 7, activation: 'softmax' }),
        node('Output', 'd'),
      ],
      wires: [
        { id: 'w1', source: 'a', target: 'b' },
        { id: 'w2', source: 'b', target: 'c' },
        { id: 'w3', source: 'c', target: 'd' },
      ],
    };
    expect(analyseGraph(graph, data).diagnostics).toMatchObject([
      { code: 'input-differs-from-data', repair: { nodeId: 'a', value: [28, 28, 1] } },
      { code: 'output-differs-from-data', repair: { nodeId: 'c', field: 'units', value: 10 } },
    ]);
  });

  it('counts beyond what a float can hold exactly', () => {
    const graph = {
      nodes: [
        node('Input', 'a', { shape: [1_000_000, 1_000_000, 9000] }),
        node('Flatten', 'b'),
        node('Dense', 'c', { units: 1_000_000 }),
      ],
      wires: [
        { id: 'w1', source: 'a', target: 'b' },
        { id: 'w2', source: 'b', target: 'c' },
      ],
    };
    // 9 × 10^15 numbers is under 2^53; times 10^6 units plus 10^6 biases is far over it.
    expect(analyseGraph(graph).parameterCount).toBe(
      9_000_000_000_000_000n * 1_000_000n + 1_000_000n,
    );
  });

  it('never throws, and orders every acyclic graph along its wires', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        expect(graphSchema.safeParse(graph).success).toBe(true);
        const { ordered, inCycle } = orderNodes(graph);
        expect(ordered.length + inCycle.length).toBe(graph.nodes.length);
        const place = new Map(ordered.map(({ id }, index) => [id, index]));
        for (const { source, target } of graph.wires) {
          const [from, to] = [place.get(source), place.get(target)];
          if (from !== undefined && to !== undefined) expect(from).toBeLessThan(to);
        }
        analyseGraph(graph, describeData({ kind: 'digits' }));
      }),
      { numRuns: 400 },
    );
  });
});
