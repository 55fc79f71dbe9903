import { expect, it } from 'vitest';

import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { recallOf } from '../../../src-shared/captioning/recall.ts';
import { answerRequest } from '../../../src-trainer/requests/answer-request.ts';
import { createKeptParts } from '../../../src-trainer/requests/kept-parts.ts';
import { pointsSpec } from '../small-run.ts';
import { captionWithRun } from '../../../src-trainer/requests/caption-with-run.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

describeOnTensorflow('a network that brings words and regions together', (here) => {
  it('trains as a graph, finds pictures and sentences, and says no captions', async () => {
    const source = { kind: 'scenes', count: 100, seed: 2, language: 'es' } as const;
    const document = fitToData(buildTemplate('alignment', 'alignment'), source);
    const { data, training } = document;
    const compiled = compileRun(
      {
        ...document,
        data: { ...data, validationShare: 0.2 },
        training: { ...training, batchSize: 16, epochs: 3 },
      },
      'network',
    );
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const dir = await temporaryFolder();
    const { finished, points } = await trainHere(dir, compiled.spec, { engine: here.engine });
    expect(finished.compiled).toBe(true);
    expect(points.at(-1)![2]).toBeLessThan(points[0]![2]!);

    const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    if (evaluation.kind !== 'evaluation') throw new Error(evaluation.kind);
    expect(evaluation).toMatchObject({ examples: 20, alignment: { among: 20 } });
    const { pictures, nouns = 0 } = evaluation.alignment!;
    expect(pictures.at1).toBeLessThanOrEqual(pictures.at5);
    expect(pictures.at5).toBeLessThanOrEqual(pictures.at10);
    // Every caption of scenes names two things.
    expect(nouns).toBe(40);

    const kept = createKeptParts();
    const sender = {
      send: () => undefined,
      isCongested: () => false,
      flush: () => Promise.resolve(),
    };
    const rank = async (spec: RunSpec, group: number, of?: string) => {
      const { answer } = await answerRequest(
        {
          ...{ type: 'alignment-ranks', requestId: 3, spec, asked: { group } },
          ...(of !== undefined && { dir: of }),
        },
        { engine: here.engine, resourcesFolder, sender, kept },
      );
      if (answer.kind !== 'alignment-ranks') throw new Error(answer.kind);
      return answer.ranks;
    };
    const ranks = await rank(compiled.spec, 0, dir);
    expect(ranks).toMatchObject({ step: finished.steps, among: 20, groups: 1 });
    // The same as is measured when the whole run is.
    expect(recallOf(ranks.pictures)).toEqual(pictures);
    expect(recallOf(ranks.sentences)).toEqual(evaluation.alignment!.sentences);
    expect(await rank(compiled.spec, 1, dir)).toMatchObject({ pictures: [], sentences: [] });
    const nothing = rank(pointsSpec({ epochs: 1 }), 0);
    expect((await problemOf(nothing)).code).toBe('run-aligns-nothing');
    kept.dispose();

    const inputs = ['picture.png'];
    const refused = captionWithRun({ type: 'caption', requestId: 2, dir, inputs, beamWidth: 1 });
    const [problem, other] = [
      await problemOf(refused),
      await problemOf(predictWithRun({ type: 'predict', requestId: 3, dir, inputs })),
    ];
    expect(problem).toMatchObject({ code: 'run-aligns', details: { dir } });
    expect(other).toEqual(problem);
    expect(wordProblem(problem, 'en')).toContain('evaluate');
    expect(wordProblem(problem, 'es')).toContain('evaluate');
  });
});
