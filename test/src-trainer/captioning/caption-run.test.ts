import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import { expect, it } from 'vitest';

import { captionSteps } from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import type { DataSource, Document } from '../../../src-shared/document/document.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { captionScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { readInput } from '../../../src-trainer/datasets/read-input.ts';
import { captionWithRun } from '../../../src-trainer/requests/caption-with-run.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { tinyCaptioner } from './tiny-captioner.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';

const source = { kind: 'scenes', count: 80, seed: 2, language: 'es' } as const;

function captionerSpec(data: DataSource): RunSpec {
  return specOf(fitToData(buildTemplate('captioner', 'captioner'), data));
}

function specOf(document: Document): RunSpec {
  const { training } = document;
  const compiled = compileRun(
    {
      ...document,
      data: { ...document.data, validationShare: 0.25 },
      training: { ...training, batchSize: 20, epochs: 2 },
    },
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

describeOnTensorflow('a captioner', (here) => {
  it('trains as a graph, is measured on unseen scenes and says sentences about pictures', async () => {
    const dir = await temporaryFolder();
    const { finished, points } = await trainHere(dir, captionerSpec(source), {
      engine: here.engine,
    });
    expect(finished.compiled).toBe(true);
    expect(points.at(-1)![2]).toBeLessThan(points[0]![2]!);

    const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    expect(evaluation).toMatchObject({
      kind: 'evaluation',
      examples: 20,
      loss: expect.closeTo(finished.valLoss!, 4) as number,
      beamWidth: 3,
      greedy: { examples: 20 },
      heldOutPairs: { examples: 500 },
    });

    const { pixels } = captionScenes(source, [0], 'trained');
    const png = new PNG({ width: 48, height: 48 });
    for (let at = 0; at < 48 * 48; at += 1) {
      png.data.set([...pixels.subarray(3 * at, 3 * at + 3), 255], 4 * at);
    }
    const input = join(dir, 'scene.png');
    await writeFile(input, PNG.sync.write(png));
    const answer = await captionWithRun({
      type: 'caption',
      requestId: 2,
      dir,
      inputs: [input],
      beamWidth: 2,
      isTreeWanted: true,
    });
    if (answer.kind !== 'captions') throw new Error(answer.kind);
    const broken = join(dir, 'broken.png');
    await writeFile(broken, PNG.sync.write(png).subarray(0, 300));
    const asked = { type: 'caption', requestId: 3, dir, beamWidth: 2 } as const;
    const some = await captionWithRun({ ...asked, inputs: [broken, input] });
    if (some.kind !== 'captions') throw new Error(some.kind);
    expect(some.items.map(({ caption }) => caption)).toEqual([answer.items[0]!.caption]);
    expect(some.refused).toMatchObject([{ input: broken, problem: { code: 'picture-damaged' } }]);
    expect(await problemOf(captionWithRun({ ...asked, inputs: [broken] }))).toMatchObject({
      code: 'picture-damaged',
    });

    const [item] = answer.items;
    expect(item!.words.length).toBeLessThanOrEqual(captionSteps);
    const said = item!.words.filter(({ word }) => word !== '<end>').map(({ word }) => word);
    expect(item!.caption).toBe(said.join(' '));
    const product = item!.words.reduce((all, { probability }) => all * probability, 1);
    expect(Math.log(product)).toBeCloseTo(item!.logProbability, 3);

    const { nodes, path } = item!.tree!;
    expect(path.map((at) => nodes[at]!.word)).toEqual(item!.words.map(({ word }) => word));
    expect(nodes[path.at(-1)!]!.total).toBeCloseTo(item!.logProbability, 4);
    expect(nodes.some(({ fate }) => fate === 'pruned')).toBe(true);

    const predict = predictWithRun({ type: 'predict', requestId: 3, dir, inputs: [input] });
    expect((await problemOf(predict)).code).toBe('run-says-captions');
  });

  it('learns from scenes in two frames, and takes both in one picture', async () => {
    const dir = await temporaryFolder();
    const acting = { ...source, frames: 2 } as const;
    const spec = captionerSpec(acting);
    const { finished, points } = await trainHere(dir, spec, { engine: here.engine });
    expect(finished.compiled).toBe(true);
    expect(points.at(-1)![2]).toBeLessThan(points[0]![2]!);
    const { pixels } = captionScenes(acting, [0], 'trained');
    const png = new PNG({ width: 96, height: 48 });
    for (let at = 0; at < 96 * 48; at += 1) {
      const [row, column] = [Math.floor(at / 96), at % 96];
      const from = 6 * (48 * row + (column % 48)) + (column < 48 ? 0 : 3);
      png.data.set([...pixels.subarray(from, from + 3), 255], 4 * at);
    }
    const input = join(dir, 'scene.png');
    await writeFile(input, PNG.sync.write(png));
    const { values } = await readInput(input, { shape: [48, 48, 6] });
    expect(values).toEqual(Float32Array.from(pixels, (pixel) => pixel / 255));
    const asked = { requestId: 2, dir, inputs: [input], beamWidth: 1 };
    const answer = await captionWithRun({ type: 'caption', ...asked });
    expect(answer).toMatchObject({ kind: 'captions', items: [{ input }] });
  });

  it('is judged by what happens in scenes of two frames', async () => {
    const dir = await temporaryFolder();
    const acting = { ...source, frames: 2 } as const;
    const spec = specOf(fitToData(tinyCaptioner('captioner'), acting));
    await trainHere(dir, spec, { engine: here.engine });
    const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    expect(evaluation).toMatchObject({
      examples: 20,
      trueActions: expect.any(Number) as number,
      heldOutPairs: { examples: 500, trueActions: expect.any(Number) as number },
    });
  });

  it('is asked for where a run says no captions', async () => {
    const dir = await temporaryFolder();
    await trainHere(dir, pointsSpec({ epochs: 1 }), { engine: here.engine });
    const answer = captionWithRun({
      type: 'caption',
      requestId: 1,
      dir,
      inputs: ['x.png'],
      beamWidth: 1,
    });
    expect((await problemOf(answer)).code).toBe('run-says-no-captions');
  });
});
