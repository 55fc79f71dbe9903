import { expect, test } from 'vitest';

import { RunCurves } from '../../../../src-renderer/run/curves/run-curves.svelte.ts';
import { LivePictures } from '../../../../src-renderer/run/live-pictures.svelte.ts';
import { TrainingRun, type Draft } from '../../../../src-renderer/run/training-run.svelte.ts';
import { setLanguage } from '../../../../src-renderer/words/language.svelte.ts';
import { compileRun } from '../../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../../src-shared/templates/index.ts';
import { started, summary } from '../example-run.ts';
import { StandInApi } from '../stand-in-api.ts';

test('the figures beside the curves of a text in words spell the unknown words of their own part', async () => {
  setLanguage('en');
  const compiled = compileRun(buildTemplate('char-rnn-hello', 'words'), 'network');
  if (!compiled.ok) throw new Error('it cannot be trained');
  const api = new StandInApi({
    'run.start': () => ({ runId: 'run-1' }),
    'run.list': () => [summary],
  });
  const draft: Draft = { projectId: 'project-1', spec: compiled.spec, engine: 'auto' };
  const run = new TrainingRun({ api, draft: () => draft, now: () => 0 });
  const pictures = new LivePictures({ api, run, draft: () => draft, isHidden: () => true });
  await run.start();
  api.send(started);
  api.send({
    ...{ type: 'run/data-facts', runId: 'run-1', step: 0 },
    facts: {
      ...{ count: 10, measured: 10, inputSize: 8 },
      tokens: {
        ...{ unit: 'words', count: 4, names: ['<unk>', 'a', 'b', 'c'] },
        charactersPerToken: { train: 4, heldOut: 3 },
        spelling: { train: 1, heldOut: 2 },
        unknownShare: { train: 0.1, heldOut: 0.2 },
      },
    },
  });
  api.send({
    ...{ type: 'run/epoch', runId: 'run-1', epoch: 1, step: 10 },
    ...{ loss: 3, valLoss: 3, examplesPerSecond: 1 },
  });
  const choices = { xAxis: 'epoch', lossScale: 'linear', smoothing: 0, lossUnit: 'bits' } as const;
  const curves = new RunCurves(
    () => run,
    () => pictures,
    () => choices,
  );
  const [train, heldOut] = [4 / Math.LN2 / 4, 5 / Math.LN2 / 3];
  expect(curves.inUnit(3, 'train')).toBeCloseTo(train, 12);
  expect(curves.inUnit(3, 'heldOut')).toBeCloseTo(heldOut, 12);
  expect(curves.lossNow).toEqual({
    train: train.toFixed(3),
    validation: heldOut.toFixed(3),
  });
  pictures.dispose();
});
