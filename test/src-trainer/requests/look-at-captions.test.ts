import { beforeAll, expect, test } from 'vitest';

import { wordDistance } from '../../../src-shared/captioning/word-distance.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import type { Answer } from '../../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { answerRequest, type Request } from '../../../src-trainer/requests/answer-request.ts';
import { tinyCaptioner } from '../captioning/tiny-captioner.ts';
import { problemOf, resourcesFolder } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';

let engine: Engine;
const kept = createKeptParts();
const document = tinyCaptioner('tiny');
const compiled = compileRun(document, 'network');
if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
const { spec } = compiled;
const { source } = spec.data;
if (source.kind !== 'scenes') throw new Error(source.kind);
const loaded = loadScenes(source, spec.data.validationShare);

beforeAll(async () => {
  engine = await openWasm();
});

async function ask<Kind extends Answer['kind']>(kind: Kind, request: Request) {
  const sender = {
    send: () => undefined,
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const { answer, bytes } = await answerRequest(request, { engine, resourcesFolder, sender, kept });
  if (answer.kind !== kind) throw new Error(answer.kind);
  const numbers = new Float32Array((bytes ?? new Uint8Array()).slice().buffer);
  return { answer: answer as Extract<Answer, { kind: Kind }>, numbers };
}

test('the gallery says what a network says of held-out pictures, with what they show and what the data say', async () => {
  const asked = { from: 20, count: 9, beamWidth: 2 };
  const request = { type: 'caption-gallery', requestId: 1, spec, asked } as const;
  const { answer, numbers } = await ask('caption-gallery', request);
  const { total, items, shape, step } = answer.gallery;
  expect({ total, step, shape }).toEqual({ total: 24, step: 0, shape: [48, 48, 3] });
  expect(items.map(({ example }) => example)).toEqual([20, 21, 22, 23]);
  expect(answer.gallery).not.toHaveProperty('isOfTraining');
  expect(items[1]!.scene).toEqual(loaded.findScene!(21));
  expect(items[1]!.references).toEqual(loaded.captionsOf!(21));
  expect(items[1]!.logProbability).toBeLessThan(0);
  const shown = Int32Array.of(20, 21, 22, 23);
  expect(numbers).toEqual(Float32Array.from(loaded.validation.gatherInputs(shown)));
});

test('the gallery of a run that holds nothing out says so, and what the data say of the pictures', async () => {
  const asked = { from: 0, count: 2, beamWidth: 1 };
  const data = { ...spec.data, validationShare: 0 };
  const request = {
    type: 'caption-gallery',
    requestId: 1,
    spec: { ...spec, data },
    asked,
  } as const;
  const { isOfTraining, items } = (await ask('caption-gallery', request)).answer.gallery;
  const all = loadScenes(source, 0);
  expect(isOfTraining).toBe(true);
  expect(items.map(({ references }) => references)).toEqual([0, 1].map(all.trainCaptionsOf!));
});

test('regions come in parts, until all rows and words are there', async () => {
  const words = ['a', 'red', 'circle', '<end>'];
  const picture = { kind: 'held-out', example: 2 } as const;
  const occlusion = { kind: 'occlusion', patch: 16, stride: 16 } as const;
  let rows = 0;
  let numbers = 0;
  do {
    const part = { ...occlusion, fromRow: rows };
    const asked = { picture, words, part };
    const request = { type: 'caption-regions', requestId: 1, spec, asked } as const;
    const one = await ask('caption-regions', request);
    expect(one.answer.regions).toMatchObject({ of: 3, shape: [expect.any(Number), 3, 4] });
    rows += one.answer.regions.shape[0]!;
    numbers += one.numbers.length;
  } while (rows < 3);
  expect(numbers).toBe(3 * 3 * 4);

  const part = { kind: 'gradient', fromWord: 3 } as const;
  const asked = { picture, words, part };
  const slopes = await ask('caption-regions', {
    ...{ type: 'caption-regions', requestId: 1, spec, asked },
  });
  expect(slopes.answer.regions).toEqual({ step: 0, shape: [1, 48, 48], of: 4 });
  expect(Math.max(...slopes.numbers)).toBeGreaterThan(0);

  const beyond = { ...asked, picture: { kind: 'held-out', example: 24 } } as const;
  const refused = ask('caption-regions', {
    ...{ type: 'caption-regions', requestId: 1, spec, asked: beyond },
  });
  expect((await problemOf(refused)).code).toBe('caption-picture-missing');
});

test('the nearest training captions are found, with what each is said of', async () => {
  const words = ['a', 'red', 'circle', 'above', 'a', 'blue', 'star'];
  const asked = { words, count: 5, from: 0 };
  const request = { type: 'caption-neighbours', requestId: 1, spec, asked } as const;
  const { answer, numbers } = await ask('caption-neighbours', request);
  const { found, until, total } = answer.neighbours;
  expect({ until, total }).toEqual({ until: 216, total: 216 });
  const all = Array.from({ length: 216 }, (_, at) => loaded.trainCaptionsOf!(at)).flat();
  const nearest = Math.min(...all.map((one) => wordDistance(words, one)));
  expect(found).toHaveLength(5);
  expect(found[0]!.distance).toBe(nearest);
  const text = found[0]!.words.join(' ');
  expect(found[0]!.pictures).toBe(all.filter((one) => one.join(' ') === text).length);
  expect(numbers).toHaveLength(5 * 48 * 48 * 3);
});

test('a network that says no captions is refused with a sentence', async () => {
  const asked = { from: 0, count: 1, beamWidth: 1 };
  const answer = ask('caption-gallery', {
    ...{ type: 'caption-gallery', requestId: 1, spec: pointsSpec({ epochs: 1 }), asked },
  });
  expect((await problemOf(answer)).code).toBe('run-says-no-captions');
});

test('a network that brings words and regions together has no gallery', async () => {
  const aligning = compileRun(
    fitToData(buildTemplate('alignment', 'alignment'), { ...source, count: 20 }),
    'network',
  );
  if (!aligning.ok) throw new Error(JSON.stringify(aligning.diagnostics));
  const asked = { from: 0, count: 1, beamWidth: 1 };
  const head = { type: 'caption-gallery', requestId: 1 } as const;
  const request = { ...head, spec: aligning.spec, asked };
  expect((await problemOf(ask('caption-gallery', request))).code).toBe('run-says-no-captions');
});
