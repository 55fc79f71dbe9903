import fc from 'fast-check';

import { layers } from '../../../src-shared/layers/index.ts';
import { templateIds } from '../../../src-shared/templates/index.ts';
import { addNode } from '../../../src-renderer/document/commands/add-node.ts';
import { applyRepair } from '../../../src-renderer/document/commands/apply-repair.ts';
import { connect } from '../../../src-renderer/document/commands/connect.ts';
import { deleteNodes } from '../../../src-renderer/document/commands/delete-nodes.ts';
import { disconnect } from '../../../src-renderer/document/commands/disconnect.ts';
import { duplicateNodes } from '../../../src-renderer/document/commands/duplicate-nodes.ts';
import { insertOnWire } from '../../../src-renderer/document/commands/insert-on-wire.ts';
import { moveNodes } from '../../../src-renderer/document/commands/move-nodes.ts';
import {
  copyNodes,
  pasteNodes,
  readNodes,
} from '../../../src-renderer/document/commands/paste-nodes.ts';
import { replaceType } from '../../../src-renderer/document/commands/replace-type.ts';
import { setConfig } from '../../../src-renderer/document/commands/set-config.ts';
import { setData } from '../../../src-renderer/document/commands/set-data.ts';
import { setTitle } from '../../../src-renderer/document/commands/set-title.ts';
import { setTraining } from '../../../src-renderer/document/commands/set-training.ts';
import { tidy } from '../../../src-renderer/document/commands/tidy.ts';
import { isRefusal, type Refusal } from '../../../src-renderer/document/command.ts';
import { graphOf } from '../../../src-renderer/document/edit-graph.ts';
import type { GraphDocument } from '../../../src-renderer/document/graph-document.svelte.ts';
import { analysisOf } from '../../../src-renderer/document/analysis-of.ts';
import type { Document } from '../../../src-shared/document/document.ts';

const kinds = [
  'add',
  'connect',
  'connect',
  'disconnect',
  'delete',
  'heal',
  'move',
  'insert',
  'config',
  'duplicate',
  'paste',
  'replace',
  'repair',
  'tidy',
  'title',
  'data',
  'training',
] as const;

/** What a person might do next; the two numbers say with which node, wire or value. */
export const arbitraryEdit = fc.record({
  kind: fc.constantFrom(...kinds),
  first: fc.nat(1000),
  second: fc.nat(1000),
  joinKey: fc.constantFrom(undefined, undefined, 'key'),
});
export type Edit = typeof arbitraryEdit extends fc.Arbitrary<infer Value> ? Value : never;

export const arbitraryTemplate = fc.constantFrom(...templateIds);

export function perform(document: GraphDocument, edit: Edit): void {
  const { networkId } = document;
  document.apply((before) => doEdit(before, networkId, edit), edit.joinKey);
}

function doEdit(document: Document, networkId: string, edit: Edit): Document | Refusal {
  const { first, second } = edit;
  const { nodes, wires } = graphOf(document, networkId);
  const node = nodes[first % Math.max(1, nodes.length)];
  const other = nodes[second % Math.max(1, nodes.length)];
  const wire = wires[first % Math.max(1, wires.length)];
  const { type } = layers[second % layers.length]!;
  switch (edit.kind) {
    case 'add':
      return addNode(document, networkId, { type, position: { x: first, y: second } });
    case 'title':
      return setTitle(document, `Title ${first}`);
    case 'data':
      return setData(document, { ...document.data, validationShare: (first % 9) / 10 });
    case 'training':
      return setTraining(document, { ...document.training, epochs: first + 1 });
    case 'tidy':
      return tidy(document, networkId, new Map(), 400 + first);
    case 'repair': {
      const { diagnostics } = analysisOf({ nodes, wires }, document.data.source);
      const { repair } = diagnostics[first % Math.max(1, diagnostics.length)] ?? {};
      return repair === undefined ? document : applyRepair(document, networkId, repair);
    }
    case 'insert':
    case 'disconnect':
      if (wire === undefined) return document;
      return edit.kind === 'insert'
        ? insertOnWire(document, networkId, wire.id, type)
        : disconnect(document, networkId, new Set([wire.id]));
    default:
      return node === undefined || other === undefined
        ? document
        : editNodes(document, networkId, edit, node.id, other.id);
  }
}

function editNodes(
  document: Document,
  networkId: string,
  edit: Edit,
  id: string,
  otherId: string,
): Document | Refusal {
  const { first, second } = edit;
  const graph = graphOf(document, networkId);
  const both = new Set([id, otherId]);
  switch (edit.kind) {
    case 'connect': {
      const outcome = connect(document, networkId, { source: id, target: otherId });
      if (!isRefusal(outcome) || outcome.refused.repair === undefined) return outcome;
      const ends = { source: id, target: otherId };
      return first % 2 === 0
        ? outcome
        : applyRepair(document, networkId, outcome.refused.repair, ends);
    }
    case 'delete':
    case 'heal':
      return deleteNodes(document, networkId, both, edit.kind === 'heal');
    case 'move':
      return moveNodes(document, networkId, new Map([[id, { x: first * 7, y: -second }]]));
    case 'config': {
      const node = graph.nodes.find((one) => one.id === id)!;
      const fields = Object.keys(node.config);
      const field = fields[second % Math.max(1, fields.length)] ?? 'none';
      return setConfig(document, networkId, id, field, first % 40);
    }
    case 'duplicate':
      return duplicateNodes(document, networkId, both);
    case 'paste': {
      const clip = readNodes(copyNodes(graph, both) ?? '');
      return clip === undefined
        ? document
        : pasteNodes(document, networkId, clip, { x: first, y: second });
    }
    case 'replace': {
      const { type } = layers[second % layers.length]!;
      return replaceType(document, networkId, id, type);
    }
    default:
      return document;
  }
}
