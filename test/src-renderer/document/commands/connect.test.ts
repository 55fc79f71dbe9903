import { describe, expect, it } from 'vitest';

import { isRefusal } from '../../../../src-renderer/document/command.ts';
import { applyRepair } from '../../../../src-renderer/document/commands/apply-repair.ts';
import { connect } from '../../../../src-renderer/document/commands/connect.ts';
import { graphOf } from '../../../../src-renderer/document/edit-graph.ts';
import { analysisOf } from '../../../../src-renderer/document/analysis-of.ts';
import type { Document } from '../../../../src-shared/document/document.ts';
import { sketch, wiresOf } from '../build-graph.ts';

const imageAndDense = sketch(
  [
    ['image', 'Input', { shape: [28, 28, 1] }],
    ['conv', 'Conv2D'],
    ['dense', 'Dense'],
    ['output', 'Output'],
  ],
  ['image>conv', 'dense>output'],
);

function refusalOf(document: Document, source: string, target: string) {
  const outcome = connect(document, 'network', { source, target });
  return isRefusal(outcome) ? outcome.refused : undefined;
}

describe('connecting two nodes', () => {
  it('adds a wire as the last input of the target', () => {
    const start = sketch(
      [
        ['a', 'Input'],
        ['b', 'Input'],
        ['sum', 'Concatenate'],
      ],
      ['a>sum'],
    );
    const outcome = connect(start, 'network', { source: 'b', target: 'sum' });
    expect(isRefusal(outcome) || wiresOf(graphOf(outcome, 'network'))).toEqual(['a>sum', 'b>sum']);
  });

  it('is allowed while the shape that will arrive is not known', () => {
    const start = sketch(
      [
        ['conv', 'Conv2D'],
        ['dense', 'Dense'],
      ],
      [],
    );
    expect(refusalOf(start, 'conv', 'dense')).toBeUndefined();
  });

  it('is refused with the repair where maps would reach a Dense, and the repair mends it', () => {
    const refused = refusalOf(imageAndDense, 'conv', 'dense');
    expect(refused).toMatchObject({
      code: 'rank-wrong',
      nodeId: 'dense',
      details: { shape: [26, 26, 8] },
      repair: { kind: 'insert-layer', type: 'Flatten' },
    });
    const mended = applyRepair(imageAndDense, 'network', refused!.repair!, {
      source: 'conv',
      target: 'dense',
    });
    if (isRefusal(mended)) throw new Error('the repair was refused');
    const graph = graphOf(mended, 'network');
    expect(wiresOf(graph)).toEqual([
      'image>conv',
      'dense>output',
      'conv>flatten_1',
      'flatten_1>dense',
    ]);
    const { nodes } = analysisOf(graph, mended.data.source);
    expect(nodes.get('flatten_1')?.shape).toEqual([5408]);
  });

  it('is refused where it would close a circle, also of one node', () => {
    const start = sketch(
      [
        ['a', 'Activation'],
        ['b', 'Activation'],
        ['c', 'Add'],
      ],
      ['a>b', 'b>c'],
    );
    expect(refusalOf(start, 'c', 'a')).toMatchObject({
      code: 'cycle',
      details: { nodeIds: ['a', 'b', 'c'] },
    });
    expect(refusalOf(start, 'a', 'a')).toMatchObject({ code: 'cycle' });
  });

  it('is refused where the target has all its inputs, and takes nothing away to mend it', () => {
    const refused = refusalOf(imageAndDense, 'image', 'conv');
    expect(refused).toBeUndefined();
    const second = sketch(
      [
        ['a', 'Input'],
        ['b', 'Input'],
        ['conv', 'Conv2D'],
      ],
      ['a>conv'],
    );
    const tooMany = refusalOf(second, 'b', 'conv');
    expect(tooMany).toMatchObject({ code: 'too-many-wires', details: { allowed: 1, present: 2 } });
    expect(tooMany?.repair).toBeUndefined();
  });

  it('is refused out of an Output and into an Input', () => {
    expect(refusalOf(imageAndDense, 'output', 'conv')?.code).toBe('too-many-wires');
    expect(refusalOf(imageAndDense, 'conv', 'image')?.code).toBe('cycle');
    const apart = sketch(
      [
        ['a', 'Dense'],
        ['b', 'Input'],
      ],
      [],
    );
    expect(refusalOf(apart, 'a', 'b')?.code).toBe('too-many-wires');
  });

  it('is refused where shapes that are to be added differ', () => {
    const start = sketch(
      [
        ['a', 'Input', { shape: [4] }],
        ['b', 'Input', { shape: [5] }],
        ['sum', 'Add'],
      ],
      ['a>sum'],
    );
    expect(refusalOf(start, 'b', 'sum')?.code).toBe('shapes-differ');
  });

  it('is refused where characters would be calculated with, and offers an Embedding', () => {
    const start = sketch(
      [
        ['text', 'Input', { shape: [16], dtype: 'int32' }],
        ['dense', 'Dense'],
      ],
      [],
    );
    expect(refusalOf(start, 'text', 'dense')).toMatchObject({
      code: 'integers-unwanted',
      repair: { kind: 'insert-layer', type: 'Embedding' },
    });
  });

  it('does nothing where the wire is there already', () => {
    expect(connect(imageAndDense, 'network', { source: 'image', target: 'conv' })).toBe(
      imageAndDense,
    );
  });
});
