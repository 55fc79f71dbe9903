import { beforeAll, describe, expect, it } from 'vitest';

import type { ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Link } from '../../../src-shared/templates/make-network.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { probeCopies } from '../../../src-trainer/probes/copies.ts';
import type { ProbeContext } from '../../../src-trainer/probes/probe-context.ts';
import { probeReading } from '../../../src-trainer/probes/reading.ts';
import { probeSample } from '../../../src-trainer/probes/sample.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';
import { askModel } from '../unrolled/ask-unrolled.ts';

beforeAll(async () => {
  await openWasm();
});

const symbols = Array.from('canióñ').length;
/** How some keyboards and files give it: an accent is a character behind its letter. */
const decomposed = 'canción'.normalize('NFD');

/** A network of one recurrent layer over a text in which "canción" stands again and again. */
function cancion(first: Link = ['Embedding', { inputDim: symbols, outputDim: 3 }]): RunSpec {
  const text = 'canciónñ'.repeat(30);
  const source = { kind: 'text', corpus: 'own', text, window: 8 } as const;
  return chainSpec({ source, validationShare: 0.2 }, [
    ['Input', { shape: [8], dtype: 'int32' }],
    first,
    ['SimpleRNN', { units: 4 }],
    ['Dense', { units: symbols, activation: 'softmax' }],
    ['Output'],
  ]);
}

async function withNetwork(
  spec: RunSpec,
  use: (context: Omit<ProbeContext, 'judge'>) => Promise<void> | void,
): Promise<void> {
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed: 1 });
  const model = buildModel(spec.model, 3);
  const writer = createCharacterwiseWriter(model);
  await use({ dataset, model, writer, runId: undefined, step: 0, seed: 1 });
  writer.dispose();
  model.dispose();
}

function textOf(frame: ProbeFrame | undefined): string {
  return frame !== undefined && 'text' in frame ? frame.text : '';
}

describe('letters and accents that were typed one behind the other', () => {
  it('are read, written behind, looked for and followed as the letters that the network knows', async () => {
    await withNetwork(cancion(), async (context) => {
      const of = { kind: 'typed', text: decomposed } as const;
      const reading = await probeReading({ kind: 'reading', id: 'r', of, perSecond: 1 }, context);
      expect(reading?.frame).toMatchObject({ text: 'canción', unknown: [] });
      expect(reading?.frame).toHaveProperty('read');

      const writing = { kind: 'sample', id: 's', length: 5, temperature: 1 } as const;
      const answers = ['canción', decomposed].map((prime) =>
        probeSample({ ...writing, prime, perSecond: 1 }, { ...context, judge: noJudge }),
      );
      const [whole, apart] = await Promise.all(answers);
      expect(textOf(whole?.frame)).toMatch(/^canción.{5}$/u);
      expect(textOf(apart?.frame)).toBe(textOf(whole?.frame));

      const copies = { kind: 'copies', id: 'c', least: 4, perSecond: 1 } as const;
      const found = probeCopies({ ...copies, text: decomposed }, context);
      expect(found?.frame).toMatchObject({ text: 'canción', longest: 7 });

      const asked = askModel(context.model, context.dataset, 'simplernn_1', decomposed);
      expect(asked?.frame).toMatchObject({ isTyped: true, tokens: { shape: [6] } });
    });
  });
});

describe('a network that reads characters one-hot', () => {
  it('takes in text of any length along time', async () => {
    const oneHot: Link = ['CategoryEncoding', { numTokens: symbols }];
    await withNetwork(cancion(oneHot), ({ model, dataset }) => {
      const asked = askModel(model, dataset, 'simplernn_1', 'nación');
      expect(asked?.frame).toMatchObject({ isTyped: true, features: symbols });
      const { vocabulary = [] } = dataset;
      const letters = asked?.read(asked.frame.tokens).map((code) => vocabulary[code]);
      expect(letters).toEqual(Array.from('nació'));
    });
  });
});

describe('copies of a text of which little was learned', () => {
  const copies = { kind: 'copies', id: 'c', least: 3, perSecond: 1 } as const;
  // No stretch of three numbers stands twice.
  const text = Array.from({ length: 90 }, (_, n) => String(n + 10)).join(' ');
  const source = { kind: 'text', corpus: 'own', text, window: 8 } as const;

  it.each(['characters', 'words'] as const)(
    'are those of the windows that the network was given, in %s',
    async (unit) => {
      const load = (trainLimit?: number) =>
        loadDataset({
          data: {
            source: { ...source, unit, ...(unit === 'words' && { vocabularySize: 95 }) },
            validationShare: 0,
            ...(trainLimit !== undefined && { trainLimit }),
          },
          resourcesFolder,
          seed: 1,
        });
      const longest = async (trainLimit?: number): Promise<number> => {
        const dataset = await load(trainLimit);
        const answer = probeCopies(
          { ...copies, text: text.slice(0, 200) },
          { dataset, runId: undefined, step: 0 },
        );
        if (answer?.frame.type !== 'probe/copies') throw new Error('no copies');
        expect(answer.frame.corpusLength).toBe(text.length);
        return answer.frame.longest;
      };
      expect(await longest()).toBe(200);
      // One window of 8, the one behind each, and as far as an epoch moves them: 16 tokens.
      expect(await longest(1)).toBeLessThanOrEqual(unit === 'words' ? 16 * 3 : 16);
      const { train, vocabulary = [] } = await load(1);
      const own = [...train.gatherInputs(Int32Array.of(0))].map((code) => vocabulary[code]);
      const written = own.join(unit === 'words' ? ' ' : '');
      const answer = probeCopies(
        { ...copies, text: written },
        { dataset: await load(1), runId: undefined, step: 0 },
      );
      expect(answer?.frame).toMatchObject({ longest: written.length });
    },
  );
});

const noJudge: ProbeContext['judge'] = () => Promise.resolve({ step: 0, verdicts: undefined });
