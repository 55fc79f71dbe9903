import type { Document } from '../../src-shared/document/document.ts';
import { compileRun } from '../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { makeChainDocument, type Link } from '../../src-shared/templates/make-network.ts';

type Data = Document['data'];
type Training = Partial<Document['training']>;

export const points: Data = {
  source: { kind: 'points', pattern: 'circle', count: 200, noise: 0.1 },
  validationShare: 0.25,
};
export const hello: Data = {
  source: { kind: 'text', corpus: 'hello', text: '', window: 8 },
  validationShare: 0.2,
};

/** A chain of layers over data as a run's spec. */
export function chainSpec(data: Data, links: readonly Link[], training: Training = {}): RunSpec {
  const document = makeChainDocument({ title: 'small', perRow: 4, data, links, training });
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

/** A net on points of the plane with everything in it that is random or remembered: dropout and batch normalisation. */
export function pointsSpec(training: Training = {}): RunSpec {
  return chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['BatchNormalization'],
      ['Dropout', { rate: 0.2 }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { batchSize: 16, epochs: 3, ...training },
  );
}

/** The smallest character model; a `stateful` one carries its state from batch to batch. */
export function helloSpec(training: Training = {}, stateful = false): RunSpec {
  return chainSpec(
    hello,
    [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4 }],
      ['SimpleRNN', { units: 12, stateful }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
    { batchSize: 8, epochs: 2, ...training },
  );
}

/** The same over a text of so many windows to learn from: too short for a batch of 32 rows that carry their states. */
export function shortTextSpec(windows: number, training: Training = {}): RunSpec {
  const window = 8;
  // Each epoch moves its windows by less than one, and one character more is asked for; a quarter is held out.
  const third = Math.ceil(((windows + 1) * window) / 3);
  const text = 'hello, ole! '.repeat(third).slice(0, 4 * third);
  const source = { kind: 'text', corpus: 'own', text, window } as const;
  return chainSpec(
    { source, validationShare: 0.25 },
    [
      ['Input', { shape: [window], dtype: 'int32' }],
      ['Embedding', { inputDim: new Set(text).size, outputDim: 4 }],
      ['LSTM', { units: 6, stateful: true }],
      ['Dense', { units: new Set(text).size, activation: 'softmax' }],
      ['Output'],
    ],
    { batchSize: 32, epochs: 2, ...training },
  );
}
