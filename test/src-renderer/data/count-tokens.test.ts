import { describe, expect, it } from 'vitest';

import { countTokens, isUncounted } from '../../../src-renderer/data/count-tokens.ts';
import { GraphDocument } from '../../../src-renderer/document/graph-document.svelte.ts';
import type { DataLook } from '../../../src-shared/datasets/data-look.ts';
import type { DataSource, Document } from '../../../src-shared/document/document.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { runSettings } from '../../../src-shared/runs/run-settings.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { StandInApi } from '../run/stand-in-api.ts';

const page: DataSource = {
  kind: 'imported',
  id: 'page-12345678',
  asks: {
    name: 'page',
    inputShape: [64],
    inputNumbers: 'integer',
    task: 'next-character',
    classes: ['a', 'b', ' '],
  },
};
const inWords: DataSource = { ...page, unit: 'words', vocabularySize: 5000 };

/** What the host says of a text whose part to learn from has so many words. */
function lookWith(count: number): DataLook {
  const both = { train: 1, heldOut: 1 };
  const none = { count: 0, first: [] };
  return {
    task: 'next-character',
    inputShape: [64],
    train: 10,
    validation: 1,
    looked: { train: 10, validation: 1 },
    tokens: {
      unit: 'words',
      charactersPerToken: both,
      spelling: both,
      unknownShare: { train: 0, heldOut: 0 },
      count,
    },
    duplicates: none,
    leaks: none,
    contradictions: none,
  };
}

/** How many symbols the networks of a document read and write. */
function widths({ networks }: Document): number[] {
  const nodes = networks.flatMap(({ graph }) => graph.nodes);
  return nodes.flatMap(({ type, config }) => {
    if (type === 'Embedding') return [Number(config['inputDim'])];
    return type === 'Dense' ? [Number(config['units'])] : [];
  });
}

describe('the words of a text that the host has', () => {
  it('are counted, so that the network drawn is the one trained, and go with the step they came with', async () => {
    const document = new GraphDocument(fitToData(buildTemplate('char-rnn', 'Page'), page));
    const began = document.current;
    document.apply((current) => fitToData(current, inWords));
    expect(widths(document.current)).toEqual([5000, 5000]);
    expect(isUncounted(document.current.data)).toBe(true);
    await countTokens(new StandInApi({ 'data.look': () => lookWith(112) }), document);
    expect(widths(document.current)).toEqual([112, 112]);
    expect(isUncounted(document.current.data)).toBe(false);
    document.undo();
    expect(document.current).toEqual(began);
    document.redo();
    expect(widths(document.current)).toEqual([112, 112]);
  });

  it('are counted anew where another share is held out or others are wanted', async () => {
    const document = new GraphDocument(fitToData(buildTemplate('char-rnn', 'Page'), inWords));
    await countTokens(new StandInApi({ 'data.look': () => lookWith(112) }), document);
    const { data } = document.current;
    expect(isUncounted({ ...data, validationShare: 0.5 })).toBe(true);
    expect(isUncounted({ ...data, source: { ...inWords, vocabularySize: 100 } })).toBe(true);
    expect(isUncounted({ ...data, source: page })).toBe(false);
  });

  it('are left alone where the data are others by the time they are counted', async () => {
    const document = new GraphDocument(fitToData(buildTemplate('char-rnn', 'Page'), inWords));
    const api = new StandInApi({
      'data.look': () => {
        document.apply((current) => fitToData(current, page));
        return lookWith(112);
      },
    });
    await countTokens(api, document);
    expect(document.current.data.source).toEqual(page);
    expect(widths(document.current)).toEqual([3, 3]);
  });

  it('are no setting by which two runs differ', async () => {
    const document = new GraphDocument(fitToData(buildTemplate('char-rnn', 'Page'), inWords));
    await countTokens(new StandInApi({ 'data.look': () => lookWith(112) }), document);
    const { current } = document;
    const compiled = compileRun(current, current.networks[0]?.id ?? '');
    if (!compiled.ok) throw new Error('the network cannot be trained');
    expect(Object.keys(runSettings(compiled.spec)).filter((it) => it.includes('counted'))).toEqual(
      [],
    );
  });
});
