import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Document } from '../../../src-shared/document/document.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { makeChainDocument } from '../../../src-shared/templates/make-network.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { sampleFromRun } from '../../../src-trainer/requests/sample-from-run.ts';
import { demandRunFile } from '../../../src-trainer/run/read-run.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

type Source = Document['data']['source'];

const verses = Array.from(
  { length: 40 },
  (_, n) => `The sea, the sea! Wave ${n % 7} of the sea.\n`,
);
const text = `${verses.join('')}An owl by the sea: the sea, the owl!\n`;

/** A document that reads `text` by characters, made to read it in another way. */
function tokenDocument(reading: Partial<Extract<Source, { kind: 'text' }>>): Document {
  const source = { kind: 'text', corpus: 'own', text, window: 6 } as const;
  const document = makeChainDocument({
    ...{ title: 'tokens', perRow: 4 },
    data: { source, validationShare: 0.1 },
    links: [
      ['Input', { shape: [6], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4 }],
      ['LSTM', { units: 6, returnSequences: true }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
    training: { batchSize: 8, epochs: 3 },
  });
  return fitToData(document, { ...source, ...reading });
}

function specOf(document: Document): RunSpec {
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

const inWords = (): RunSpec => specOf(tokenDocument({ unit: 'words', vocabularySize: 10 }));

describe('a network that reads words', () => {
  it('has as many inputs and outputs as the part it learns from has words, up to the limit', async () => {
    const spec = inWords();
    const embedding = spec.model.layers.find(({ type }) => type === 'Embedding');
    expect(embedding?.config['inputDim']).toBe(10);
    expect(spec.model.outputs[0]?.shape).toEqual([6, 10]);
    const wide = specOf(tokenDocument({ unit: 'words', vocabularySize: 1000 }));
    const dir = await temporaryFolder();
    await trainHere(dir, wide, { maxSteps: 1 });
    const run = await demandRunFile(dir);
    expect(wide.model).toEqual(run.spec.model);
    expect(run.data.vocabulary).toHaveLength(wide.model.outputs[0]?.shape[1] ?? 0);
    // Only what is held out speaks of an owl.
    expect(run.data.vocabulary).not.toContain('owl');
  });

  it('learns, writes words at its stages and never the unknown, and has its loss for each character', async () => {
    const dir = await temporaryFolder();
    const { events, finished } = await trainHere(dir, inWords());
    const samples = events.map(({ event }) => event).filter((event) => event.type === 'run/sample');
    expect(samples.length).toBeGreaterThan(1);
    for (const { text: written } of samples) {
      expect(written).not.toContain('<unk>');
      expect(written).toMatch(/sea|the|Wave|!/);
      expect(written.length).toBeGreaterThanOrEqual(200);
      expect(written.length).toBeLessThan(220);
    }
    const { data } = await demandRunFile(dir);
    const { tokens } = data;
    if (tokens === undefined) throw new Error('nothing is known of the tokens');
    const { charactersPerToken, spelling, unknownShare } = tokens;
    expect(spelling.train).toBeGreaterThan(0);
    expect(unknownShare.train).toBeGreaterThan(0);
    expect(finished.bitsPerCharacter).toBeCloseTo(
      ((finished.valLoss ?? 0) + spelling.heldOut) / Math.LN2 / charactersPerToken.heldOut,
      10,
    );
    const facts = events.map(({ event }) => event).find(({ type }) => type === 'run/data-facts');
    if (facts?.type !== 'run/data-facts') throw new Error('nothing is said of the data');
    expect(facts.facts.tokens).toEqual({
      unit: 'words',
      charactersPerToken,
      spelling,
      unknownShare,
      count: 10,
      names: data.vocabulary,
    });
    expect(facts.facts.baselines?.uniform).toBeCloseTo(Math.log(10), 10);

    const answer = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    if (answer.kind !== 'evaluation') throw new Error('nothing was measured');
    expect(answer.bitsPerCharacter).toBeCloseTo(finished.bitsPerCharacter ?? 0, 6);

    const request = { type: 'sample', requestId: 1, dir, length: 300, temperature: 1 } as const;
    const sampled = await sampleFromRun({ ...request, prime: 'The sea ', seed: 3 }, {});
    if (sampled.kind !== 'sample') throw new Error('nothing was written');
    expect(sampled.text).toMatch(/^The sea (?! )/);
    expect(sampled.text).not.toContain('<unk>');
    expect(sampled.text.length).toBeGreaterThanOrEqual(307);
    const unknown = sampleFromRun({ ...request, prime: 'Llull  xyz', seed: 3 }, {});
    expect(await problemOf(unknown)).toEqual({
      code: 'prime-says-nothing',
      details: { prime: 'Llull  xyz' },
    });
    expect((await problemOf(sampleFromRun({ ...request, prime: '  ', seed: 3 }, {}))).code).toBe(
      'prime-says-nothing',
    );
  });
});

describe('a network that reads pieces of words', () => {
  it('learns, writes whole characters and says which piece comes next', async () => {
    const dir = await temporaryFolder();
    const spec = specOf(tokenDocument({ unit: 'bytePairs', vocabularySize: 270 }));
    expect(spec.model.outputs[0]?.shape).toEqual([6, 270]);
    const { events } = await trainHere(dir, spec, { maxSteps: 12 });
    const samples = events.map(({ event }) => event).filter((event) => event.type === 'run/sample');
    for (const { text: written } of samples) {
      expect(Array.from(written).filter((character) => !text.includes(character))).toEqual([]);
    }
    const { data } = await demandRunFile(dir);
    const inputs = [join(dir, 'run.json')];
    const said = await predictWithRun({ type: 'predict', requestId: 1, dir, inputs });
    if (said.kind !== 'predictions') throw new Error('nothing was predicted');
    expect(data.vocabulary).toContain(said.items[0]?.label);
  });
});
