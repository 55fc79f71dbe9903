import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { addNode } from '../../../src-renderer/document/commands/add-node.ts';
import { setConfig } from '../../../src-renderer/document/commands/set-config.ts';
import { setTitle } from '../../../src-renderer/document/commands/set-title.ts';
import { compactJournal, writeEntry } from '../../../src-renderer/document/compact-journal.ts';
import { GraphDocument } from '../../../src-renderer/document/graph-document.svelte.ts';
import { replayJournal } from '../../../src-renderer/document/replay-journal.ts';
import { documentSchema } from '../../../src-shared/document/document-schema.ts';
import { orderNodes } from '../../../src-shared/graph/order.ts';
import { journalEntrySchema, type JournalEntry } from '../../../src-shared/protocol/api.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { arbitraryEdit, arbitraryTemplate, perform } from './edit-at-random.ts';

const edits = fc.array(arbitraryEdit, { minLength: 1, maxLength: 25 });

describe('an open document', () => {
  it('goes back through every edit to where it began, and forward again to where it was', () => {
    fc.assert(
      fc.property(arbitraryTemplate, edits, (template, list) => {
        const start = buildTemplate(template, 'Start');
        const document = new GraphDocument(start);
        const states = [start];
        for (const edit of list) {
          perform(document, edit);
          if (document.history.past.length < states.length)
            states.length = document.history.past.length;
          else if (document.history.past.length === states.length) states.push(document.current);
          states[document.history.past.length] = document.current;
        }
        for (const state of states.toReversed()) {
          expect(document.current).toEqual(state);
          document.undo();
        }
        expect(document.history.canUndo).toBe(false);
        for (const state of states) {
          expect(document.current).toEqual(state);
          document.redo();
        }
        expect(document.history.canRedo).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('stays a valid document without a cycle, whatever is done to it', () => {
    fc.assert(
      fc.property(arbitraryTemplate, edits, (template, list) => {
        const document = new GraphDocument(buildTemplate(template, 'Start'));
        for (const edit of list) {
          perform(document, edit);
          documentSchema.parse(document.current);
          expect(orderNodes(document.graph).inCycle).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes back from its journal with all that can be undone and redone, compacted or not', () => {
    const moves = fc.array(
      fc.oneof(arbitraryEdit, fc.constantFrom('undo' as const, 'redo' as const)),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(arbitraryTemplate, moves, (template, list) => {
        const base = buildTemplate(template, 'Start');
        const document = new GraphDocument(base);
        const journal: JournalEntry[] = [];
        document.listen((move) => {
          if (move.kind === 'amend' || move.kind === 'drop') journal.push({ kind: 'undo' });
          if (move.kind === 'do' || move.kind === 'amend') journal.push(writeEntry(move.change));
          if (move.kind === 'undo' || move.kind === 'redo') journal.push({ kind: move.kind });
        });
        for (const move of list) {
          if (move === 'undo') document.undo();
          else if (move === 'redo') document.redo();
          else perform(document, move);
        }
        const { past, future } = document.history;
        for (const text of [journal, compactJournal(past, future)]) {
          const replayed = replayJournal(
            base,
            z.array(journalEntrySchema).parse(JSON.parse(JSON.stringify(text))),
          );
          expect(replayed.document).toEqual(document.current);
          expect(replayed.past).toHaveLength(past.length);
          expect(replayed.isWhole).toBe(true);
        }
        expect(replayJournal(base, compactJournal(past, future)).future).toHaveLength(
          future.length,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('reads a damaged journal up to the damage', () => {
    const base = buildTemplate('lenet-5', 'Start');
    const document = new GraphDocument(base);
    document.apply((before) => setTitle(before, 'First'));
    const [sound] = document.history.past;
    const damaged: JournalEntry = { kind: 'do', change: { added: 'nonsense' } };
    const replayed = replayJournal(base, [writeEntry(sound!), damaged, writeEntry(sound!)]);
    expect(replayed.document.title).toBe('First');
    expect(replayed.isWhole).toBe(false);
  });

  it('joins what is typed into one field to one step, until the field is left', () => {
    const document = new GraphDocument(buildTemplate('lenet-5', 'Start'));
    for (const title of ['S', 'St', 'Sta']) {
      document.apply((before) => setTitle(before, title), 'title');
    }
    expect(document.history.past).toHaveLength(1);
    document.mark();
    document.apply((before) => setTitle(before, 'Stop'), 'title');
    expect(document.history.past).toHaveLength(2);
    document.undo();
    expect(document.current.title).toBe('Sta');
    document.undo();
    expect(document.current.title).toBe('Start');
  });

  it('forgets a step that was typed and typed back', () => {
    const document = new GraphDocument(buildTemplate('lenet-5', 'Start'));
    document.apply((before) => setTitle(before, 'Other'), 'title');
    document.apply((before) => setTitle(before, 'Start'), 'title');
    expect(document.history.canUndo).toBe(false);
  });

  it('keeps selected only what is there', () => {
    const document = new GraphDocument(buildTemplate('lenet-5', 'Start'));
    document.apply((before) =>
      addNode(before, document.networkId, { type: 'Dense', position: { x: 0, y: 0 } }),
    );
    document.select({ nodes: ['dense_4', 'nowhere'] });
    expect(document.selectedNode?.id).toBe('dense_4');
    document.undo();
    expect(document.selectedNode).toBeUndefined();
  });

  it('says which field does not take a value, and stays as it was', () => {
    const document = new GraphDocument(buildTemplate('lenet-5', 'Start'));
    const outcome = document.apply((before) =>
      setConfig(before, document.networkId, 'conv2d_1', 'filters', -1),
    );
    expect(outcome).toMatchObject({
      refused: { code: 'config-invalid', nodeId: 'conv2d_1', details: { field: 'filters' } },
    });
    expect(document.history.canUndo).toBe(false);
  });
});
