import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyChange } from '../../../src-shared/document/apply-change.ts';
import { changeSchema, invertChange, isEmptyChange } from '../../../src-shared/document/change.ts';
import { diffDocuments } from '../../../src-shared/document/diff-documents.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { arbitraryDocument } from './arbitrary-document.ts';

const lenet = buildTemplate('lenet-5', 'Digits');

describe('a change', () => {
  it('leads from the one document to the other and back, whatever they are', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
        const change = diffDocuments(before, after);
        expect(applyChange(before, change)).toEqual(after);
        expect(applyChange(after, invertChange(change))).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives the way to the disk and back', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
        const text = JSON.stringify(diffDocuments(before, after));
        expect(applyChange(before, changeSchema.parse(JSON.parse(text)))).toEqual(after);
      }),
    );
  });

  it('is empty between equal documents, even where they are other objects', () => {
    expect(isEmptyChange(diffDocuments(lenet, structuredClone(lenet)))).toBe(true);
  });

  it('names only the node that left when the first of many leaves', () => {
    const [network] = lenet.networks;
    const after = {
      ...lenet,
      networks: [
        { ...network!, graph: { ...network!.graph, nodes: network!.graph.nodes.slice(1) } },
      ],
    };
    const change = diffDocuments(lenet, after);
    expect(change.removed.map((record) => record.kind)).toEqual(['node']);
    expect([change.added, change.updated]).toEqual([[], []]);
  });

  it('keeps the objects that it does not name', () => {
    const change = diffDocuments(lenet, { ...lenet, title: 'Other' });
    expect(applyChange(lenet, change).networks).toBe(lenet.networks);
  });

  it('throws where it belongs to another document', () => {
    const [network] = lenet.networks;
    const emptied = { ...lenet, networks: [{ ...network!, graph: { nodes: [], wires: [] } }] };
    const filling = diffDocuments(emptied, lenet);
    expect(() => applyChange(lenet, filling)).toThrow(RangeError);
    expect(() => applyChange(emptied, invertChange(filling))).toThrow(RangeError);
  });

  it('is refused from disk where a record has a key too many', () => {
    const sound = diffDocuments(lenet, { ...lenet, title: 'Other' });
    const change = {
      ...sound,
      updated: sound.updated.map(([before, after]) => [before, { ...after, extra: 1 }]),
    };
    expect(changeSchema.safeParse(change).success).toBe(false);
  });
});
