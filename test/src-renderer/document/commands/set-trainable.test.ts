import { expect, it } from 'vitest';

import { setTrainable } from '../../../../src-renderer/document/commands/set-trainable.ts';
import { graphOf } from '../../../../src-renderer/document/edit-graph.ts';
import { GraphDocument } from '../../../../src-renderer/document/graph-document.svelte.ts';
import { isFrozen } from '../../../../src-shared/layers/trainable-field.ts';
import type { Document } from '../../../../src-shared/document/document.ts';
import { buildTemplate } from '../../../../src-shared/templates/index.ts';

const lenet = buildTemplate('lenet-relu', 'Digits');
const networkId = lenet.networks[0]!.id;
const all = new Set(graphOf(lenet, networkId).nodes.map(({ id }) => id));
const frozenIn = (document: Document) =>
  graphOf(document, networkId).nodes.flatMap(({ id, config }) => (isFrozen(config) ? [id] : []));

it('freezes what has weights among the nodes and leaves the others as they are', () => {
  const frozen = setTrainable(lenet, networkId, all, false);
  expect(frozenIn(frozen)).toEqual(['conv2d_1', 'conv2d_2', 'dense_1', 'dense_2', 'dense_3']);
  expect(setTrainable(frozen, networkId, all, true)).toEqual(lenet);
});

it('is one step of the history', () => {
  const document = new GraphDocument(lenet);
  document.apply((current) => setTrainable(current, networkId, all, false));
  expect(frozenIn(document.current)).toHaveLength(5);
  document.undo();
  expect(document.current).toEqual(lenet);
  document.redo();
  expect(frozenIn(document.current)).toHaveLength(5);
});
