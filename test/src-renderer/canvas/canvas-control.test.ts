import { describe, expect, it } from 'vitest';

import { CanvasControl } from '../../../src-renderer/canvas/canvas-control.svelte.ts';
import {
  copySelection,
  deleteSelection,
  nudgeSelection,
  pasteText,
  selectAll,
} from '../../../src-renderer/canvas/canvas-edits.ts';
import {
  chooseTarget,
  connectToChosen,
  startConnectingByKey,
} from '../../../src-renderer/canvas/connect-by-key.ts';
import { GraphDocument } from '../../../src-renderer/document/graph-document.svelte.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { sketch, wiresOf } from '../document/build-graph.ts';

function controlOf(document: Document): CanvasControl {
  return new CanvasControl(new GraphDocument(document));
}

describe('adding layers one after the other', () => {
  it('connects each after the one before, as one step each', () => {
    const control = controlOf(sketch([], []));
    for (const type of ['Input', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'Output'] as const) {
      control.addLayer(type);
    }
    const { graph, history } = control.document;
    expect(wiresOf(graph)).toEqual([
      'input_1>conv2d_1',
      'conv2d_1>maxpooling2d_1',
      'maxpooling2d_1>flatten_1',
      'flatten_1>dense_1',
      'dense_1>output_1',
    ]);
    expect(history.past).toHaveLength(6);
    for (let steps = 0; steps < 6; steps += 1) control.document.undo();
    expect(graph).not.toEqual(control.document.graph);
    expect(control.document.graph).toEqual({ nodes: [], wires: [] });
  });

  it('adds a layer that does not fit without its wire, says why and mends it on demand', () => {
    const control = controlOf(sketch([], []));
    for (const type of ['Input', 'Conv2D', 'Dense'] as const) control.addLayer(type);
    expect(wiresOf(control.document.graph)).toEqual(['input_1>conv2d_1']);
    const refused = control.refused?.diagnostic;
    expect(refused).toMatchObject({ code: 'rank-wrong', nodeId: 'dense_1' });
    expect(control.announcement).toContain('26×26×8');
    control.repair(refused!);
    expect(wiresOf(control.document.graph)).toEqual([
      'input_1>conv2d_1',
      'conv2d_1>flatten_1',
      'flatten_1>dense_1',
    ]);
    expect(control.refused).toBeUndefined();
  });
});

describe('leading a wire by keys', () => {
  const open = sketch(
    [
      ['image', 'Input', { shape: [28, 28, 1] }],
      ['conv', 'Conv2D'],
      ['flatten', 'Flatten'],
      ['dense', 'Dense'],
    ],
    ['image>conv'],
  );

  it('chooses first what fits, goes round, and connects', () => {
    const control = controlOf(open);
    startConnectingByKey(control, 'conv');
    expect(control.connecting?.chosen).toBe('flatten');
    chooseTarget(control, 1);
    chooseTarget(control, 1);
    chooseTarget(control, 1);
    expect(control.connecting?.chosen).toBe('flatten');
    connectToChosen(control);
    expect(wiresOf(control.document.graph)).toEqual(['image>conv', 'conv>flatten']);
    expect(control.connecting).toBeUndefined();
  });

  it('says of each end whether it fits, and is refused where it does not', () => {
    const control = controlOf(open);
    startConnectingByKey(control, 'conv');
    while (control.connecting?.chosen !== 'dense') chooseTarget(control, 1);
    expect(control.announcement).toContain('26×26×8');
    connectToChosen(control);
    expect(control.refused?.wire).toMatchObject({ source: 'conv', target: 'dense' });
  });
});

describe('the selection', () => {
  it('is copied, pasted and taken away', () => {
    const control = controlOf(buildTemplate('lenet-5', 'Digits'));
    selectAll(control);
    const text = copySelection(control);
    expect(pasteText(control, text ?? '')).toBe(true);
    expect(control.document.graph.nodes).toHaveLength(20);
    expect(control.document.selection.nodes.size).toBe(10);
    deleteSelection(control);
    expect(control.document.graph.nodes).toHaveLength(10);
    expect(pasteText(control, 'something else')).toBe(false);
  });

  it('moved by keys again and again is one step', () => {
    const control = controlOf(buildTemplate('lenet-5', 'Digits'));
    control.document.select({ nodes: ['dense_1', 'dense_2'] });
    for (let presses = 0; presses < 4; presses += 1) nudgeSelection(control, { x: 1, y: 0 });
    expect(control.nodeOf('dense_1')?.position.x).toBe(160 + 80);
    expect(control.document.history.past).toHaveLength(1);
  });
});
