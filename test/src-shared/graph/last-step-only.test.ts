import { describe, expect, it } from 'vitest';

import type { DataDescription } from '../../../src-shared/datasets/describe-data.ts';
import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import type { Diagnostic } from '../../../src-shared/graph/diagnostic.ts';
import { wordDiagnostic } from '../../../src-shared/messages/word-diagnostic.ts';
import { makeChainDocument, type Link } from '../../../src-shared/templates/make-network.ts';

/** What is wrong with a chain of layers behind sequences of 8 steps of 3 numbers. */
function faultsOf(links: readonly Link[], data?: DataDescription): readonly Diagnostic[] {
  const document = makeChainDocument({
    ...{ title: 'x', perRow: 9, data: { source: { kind: 'none' }, validationShare: 0 } },
    links: [['Input', { shape: [8, 3] }], ...links, ['Output', { loss: 'meanSquaredError' }]],
  });
  return analyseGraph(document.networks[0]!.graph, data).diagnostics;
}

const last = { units: 4, returnSequences: false };
const asked: DataDescription = {
  ...{ inputShape: [8, 3], inputNumbers: 'float', outputShape: [8, 4], task: 'regression' },
};

describe('a layer that needs every step', () => {
  it.each([
    ['SimpleRNN', { units: 2 }],
    ['GRU', { units: 2 }],
    ['Bidirectional', { units: 2 }],
    ['GlobalAveragePooling1D', {}],
    ['Conv1D', { kernelSize: 2 }],
  ] as const)('%s behind an LSTM that gives the last one: the LSTM is to give all', (...next) => {
    const [fault, ...others] = faultsOf([['LSTM', last], next]);
    expect(others.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(fault).toMatchObject({
      code: 'last-step-only',
      repair: { kind: 'set-config', nodeId: 'lstm_1', field: 'returnSequences', value: true },
    });
    expect(wordDiagnostic(fault!, 'en')).toContain('lstm_1 gives its last step alone');
    expect(wordDiagnostic(fault!, 'es')).toContain('lstm_1 da solo su último paso');
  });

  it('is told plainly what it takes where nothing before it knows more steps', () => {
    const [fault] = faultsOf([['Flatten'], ['GRU', { units: 2 }]]);
    expect(fault?.code).toBe('rank-wrong');
    expect(fault?.repair).toBeUndefined();
  });
});

describe('an answer for each step, or one for all', () => {
  it('is asked of the nearest recurrent layer, through layers that keep the steps apart', () => {
    const links: readonly Link[] = [
      ['GRU', { units: 4 }],
      ['Bidirectional', { ...last, mergeMode: 'sum' }],
      ['Dropout'],
      ['Dense', { units: 4, activation: 'linear' }],
    ];
    const [fault] = faultsOf(links, asked);
    expect(fault).toMatchObject({
      code: 'output-differs-from-data',
      repair: { nodeId: 'bidirectional_1', field: 'returnSequences', value: true },
    });
    const each: readonly Link[] = [
      ['GRU', { units: 4 }],
      ['Dense', { units: 4, activation: 'linear' }],
    ];
    expect(faultsOf(each, { ...asked, outputShape: [4] })[0]).toMatchObject({
      code: 'output-differs-from-data',
      repair: { nodeId: 'gru_1', field: 'returnSequences', value: false },
    });
    expect(faultsOf(each, asked)).toEqual([]);
  });
});

describe('a network that is to guess what comes next', () => {
  const ahead = (link: Link): readonly Diagnostic[] =>
    faultsOf([link, ['Dense', { units: 4, activation: 'linear' }]], {
      ...asked,
      task: 'next-character',
    }).filter(({ code }) => code === 'sees-the-answer');

  it('is warned of layers that look ahead, and only there', () => {
    for (const link of [
      ['Bidirectional', { units: 2 }],
      ['Conv1D', { padding: 'same' }],
    ] as const) {
      const [warning] = ahead(link);
      expect(warning).toMatchObject({ severity: 'warning' });
      expect(wordDiagnostic(warning!, 'es')).toContain('lo que viene después');
      expect(faultsOf([link], asked).some(({ code }) => code === 'sees-the-answer')).toBe(false);
    }
    expect(ahead(['LSTM', { units: 2 }])).toEqual([]);
    expect(ahead(['Conv1D', { padding: 'same', kernelSize: 1 }])).toEqual([]);
  });
});

describe('a layer that carries its state from batch to batch', () => {
  const carries: readonly Link[] = [
    ['LSTM', { units: 4, stateful: true }],
    ['Dense', { units: 4, activation: 'linear' }],
  ];
  const ofCarrying = (task: DataDescription['task']) =>
    faultsOf(carries, { ...asked, task }).filter(({ code }) => code === 'stateful-without-streams');

  it('needs a text, and says so in words and with a repair where there is none', () => {
    const [fault] = ofCarrying('regression');
    expect(fault).toMatchObject({
      severity: 'error',
      nodeId: 'lstm_1',
      repair: { kind: 'set-config', nodeId: 'lstm_1', field: 'stateful', value: false },
    });
    expect(wordDiagnostic(fault!, 'en')).toContain('lstm_1 carries its state from batch to batch');
    expect(wordDiagnostic(fault!, 'es')).toContain('lstm_1 lleva su estado');
    expect(ofCarrying('sequence')).toHaveLength(1);
    expect(ofCarrying('next-character')).toEqual([]);
  });
});
