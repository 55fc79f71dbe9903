import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { asksOf } from '../../../src-shared/datasets/imported-dataset.ts';
import type { GraphNode, Wire } from '../../../src-shared/graph/graph.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { captionWithRun } from '../../../src-trainer/requests/caption-with-run.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { makeCocoFolder } from '../import/captions/make-captions.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

/** A small network that looks and says: its ends are those of no data yet. */
function smallCaptioner(): GraphNode[] {
  const nodes: readonly (readonly [string, LayerType, Config])[] = [
    ['picture', 'Input', { shape: [4, 4, 3] }],
    ['conv', 'Conv2D', { filters: 4, kernelSize: [5, 5], strides: [4, 4], activation: 'relu' }],
    ['flat', 'Flatten', {}],
    ['seen', 'Dense', { units: 8, activation: 'relu' }],
    ['words', 'Input', { shape: [14], dtype: 'int32' }],
    ['embedding', 'Embedding', { inputDim: 3, outputDim: 8 }],
    ['repeat', 'RepeatVector', { n: 14 }],
    ['both', 'Concatenate', {}],
    ['gru', 'GRU', { units: 8, returnSequences: true }],
    ['said', 'Dense', { units: 3, activation: 'softmax' }],
    ['output', 'Output', { loss: 'maskedCrossentropy' }],
  ];
  return nodes.map(([id, type, config]) => {
    const { kind, initialConfig } = layerOf(type);
    return { kind, id, type, position: { x: 0, y: 0 }, config: { ...initialConfig, ...config } };
  });
}

const wires: readonly Wire[] = [
  ['picture', 'conv'],
  ['conv', 'flat'],
  ['flat', 'seen'],
  ['seen', 'repeat'],
  ['words', 'embedding'],
  ['embedding', 'both'],
  ['repeat', 'both'],
  ['both', 'gru'],
  ['gru', 'said'],
  ['said', 'output'],
].map(([source = '', target = ''], at) => ({ id: `wire_${at}`, source, target }));

it('learns from a folder in the layout of COCO, is measured and says sentences about its pictures', async () => {
  const { pictures, json } = makeCocoFolder(16);
  const given = placeFiles({ ...pictures, 'captions.json': JSON.stringify(json) });
  const { dataset, folder } = await importHere(given);
  const template = buildTemplate('captioner', 'captioner');
  const [network] = template.networks;
  if (network === undefined) throw new Error('no network');
  const { id } = dataset;
  const document = fitToData(
    {
      ...template,
      networks: [{ ...network, graph: { nodes: smallCaptioner(), wires: [...wires] } }],
    },
    { kind: 'imported', id, asks: asksOf(dataset) },
  );
  const compiled = compileRun(
    {
      ...document,
      data: { ...document.data, validationShare: 0.25 },
      training: { ...document.training, batchSize: 6, epochs: 3 },
    },
    network.id,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const dir = await temporaryFolder();
  const { points } = await trainHere(dir, compiled.spec, { dataPath: folder });
  expect(points.at(-1)![2]).toBeLessThan(points[0]![2]!);

  const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
  expect(evaluation).toMatchObject({ kind: 'evaluation', examples: 4, greedy: { examples: 4 } });
  if (evaluation.kind !== 'evaluation') throw new Error(evaluation.kind);
  const { bleu1 = 0, bleu2 = 1, bleu3 = 1, bleu4 = 1 } = evaluation;
  expect([bleu1, bleu2, bleu3, bleu4]).toEqual(
    [bleu1, bleu2, bleu3, bleu4].toSorted((a, b) => b - a),
  );
  expect(bleu1).toBeGreaterThan(0);
  expect(evaluation).not.toHaveProperty('trueCaptions');

  const [name = ''] = Object.keys(pictures);
  const input = join(given, name);
  await writeFile(input, pictures[name] ?? new Uint8Array(0));
  const answer = await captionWithRun({
    type: 'caption',
    requestId: 2,
    dir,
    inputs: [input],
    beamWidth: 2,
  });
  if (answer.kind !== 'captions') throw new Error(answer.kind);
  const known = new Set(json.annotations.flatMap((it) => it.caption.toLowerCase().match(/\w+/g)));
  for (const { word } of answer.items[0]!.words) {
    expect(known.has(word) || word === '<end>').toBe(true);
  }
});

it('the template itself fits captioned pictures of another size', async () => {
  const { pictures, json } = makeCocoFolder(4);
  const given = placeFiles({ ...pictures, 'captions.json': JSON.stringify(json) });
  const { dataset } = await importHere(given, { pictures: { height: 64, width: 64 } });
  const source = { kind: 'imported', id: dataset.id, asks: asksOf(dataset) } as const;
  const compiled = compileRun(
    fitToData(buildTemplate('captioner', 'captioner'), source),
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const model = buildModel(compiled.spec.model, 1);
  expect(model.outputs[0]?.shape).toEqual([
    ...(asksOf(dataset).answerShape ?? []),
    asksOf(dataset).classes?.length,
  ]);
  model.dispose();
});
