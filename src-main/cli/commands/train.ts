import { resolve } from 'node:path';

import type { Document } from '../../../src-shared/document/document.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { engineIds } from '../../../src-shared/protocol/engine.ts';
import type { RatePlan } from '../../../src-shared/spec/rate-plan.ts';
import { createDataLibrary } from '../../host/data-library.ts';
import { demandAffordable } from '../../host/demand-affordable.ts';
import { deviceMemory } from '../../host/engines/device-memory.ts';
import { createFiles, type Files } from '../../host/files.ts';
import { newRunId } from '../../host/new-run-id.ts';
import { readRunFile } from '../../host/run-folder.ts';
import { createRuns } from '../../host/runs.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { UsageError, type Arguments } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';
import { compileDocument } from '../compile-document.ts';
import { installBeforeTraining } from '../install-before-training.ts';
import { useOwnData } from '../use-own-data.ts';
import { captionsOption, withCaptions } from '../captions-option.ts';
import { framesOption, withFrames } from '../frames-option.ts';
import { loadDocument } from '../load-document.ts';
import { readingOptions, withReading } from '../reading-options.ts';
import { followRun } from '../follow-run.ts';
import { replayRun } from '../replay-run.ts';
import { anyEpochs } from '../show-progress.ts';
import { findRunFolder } from '../with-trainer.ts';

/** `lienzo train <file or template>`: trains and writes a run folder. */
export const train: Command = {
  usage:
    'train <file|template|run> [--epochs N] [--steps N] [--minutes N] [--batch N] [--seed S] [--lr X] [--engine E] [--data PATH] [--frames 1|2] [--captions en|es] [--unit characters|words|bytePairs] [--vocabulary N] [--weights RUN] [--no-cache] [--out DIR] [--resume] [--replay] [--json]',
  summary: 'trainSummary',
  options: {
    epochs: { argument: 'N', help: 'optionEpochs' },
    steps: { argument: 'N', help: 'optionSteps' },
    minutes: { argument: 'N', help: 'optionMinutes' },
    batch: { argument: 'N', help: 'optionBatch' },
    seed: { argument: 'S', help: 'optionSeed' },
    lr: { argument: 'X', help: 'optionLearningRate' },
    engine: { argument: 'E', help: 'optionEngine' },
    data: { argument: 'PATH', help: 'optionData' },
    ...framesOption,
    ...captionsOption,
    ...readingOptions,
    weights: { argument: 'RUN', help: 'optionWeights' },
    'no-cache': { help: 'optionNoCache' },
    out: { argument: 'DIR', help: 'optionOut' },
    resume: { help: 'optionResume' },
    replay: { help: 'optionReplay' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const { text, has, whole, number, choice } = given;
    if (has('replay')) return replayRun(given, io);
    const maxSteps = whole('steps', { min: 1, max: Number.MAX_SAFE_INTEGER });
    const maxMinutes = number('minutes', { min: 0.001, max: 1e6 });
    const engine = choice('engine', ['auto', ...engineIds]) ?? 'auto';
    const out = text('out');
    const isResumed = has('resume');
    if (isResumed && out === undefined) throw new UsageError('resumeNeedsOut');
    const [word = ''] = given.positionals;
    const home = findDataFolder();
    const files = createFiles();
    const library = createDataLibrary({ files, home });
    const loaded = withCaptions(withFrames(await loadDocument(word, io.language), given), given);
    const ratePlan = planFor(loaded, given);
    const wanted = withSettings(loaded, given);
    const { document: own, dataPath } = await useOwnData(wanted, text('data'), library, io);
    const document = withReading(own, given);
    const compiled = compileDocument(document, io);
    if (compiled === undefined) return exitCodes.refused;
    const from = await findWeights(text('weights'), files);
    const spec = from === undefined ? compiled : { ...compiled, weightsFrom: from.runId };
    demandAffordable(spec, deviceMemory(engine));

    const runs = createRuns({ files, home });
    const runId = newRunId();
    const dir = out === undefined ? runs.folderOf(runId) : resolve(out);
    await runs.prepare(dir, isResumed);
    await installBeforeTraining(engine, io);
    return followRun(
      engine,
      {
        runId,
        dir,
        spec,
        resume: isResumed,
        ...(dataPath !== undefined && { dataPath }),
        ...(from && { weightsFrom: from.dir }),
        ...(has('no-cache') && { isUncached: true }),
        ...(maxSteps !== undefined && { maxSteps }),
        ...(maxMinutes !== undefined && { maxMinutes }),
        ...(ratePlan && { ratePlan }),
        ...(isResumed && has('epochs') && { untilEpoch: spec.training.epochs }),
      },
      io,
    );
  },
};

/** The run that `--weights` means. */
async function findWeights(
  word: string | undefined,
  files: Files,
): Promise<{ readonly dir: string; readonly runId: string } | undefined> {
  if (word === undefined) return undefined;
  const dir = await findRunFolder(word);
  const file = await readRunFile(files, dir);
  if (file === undefined) throw new ProblemError('run-folder-wanted', { path: word });
  return { dir, runId: file.runId };
}

/**
 * Over what length the learning rate falls. That of the epochs where they are given, however the run ends, so that
 * one that is cut short by `--steps` and resumed is the same run; else that of `--steps`. With `--minutes` alone
 * nobody knows it: then it is the network's own epochs, over and over.
 */
function planFor({ training }: Document, { has, whole }: Arguments): RatePlan | undefined {
  if (has('epochs')) return undefined;
  const steps = whole('steps', { min: 1, max: Number.MAX_SAFE_INTEGER });
  if (steps !== undefined) return { kind: 'steps', steps };
  return has('minutes') ? { kind: 'rounds', epochs: training.epochs } : undefined;
}

/** The document with what the command line says instead of its own settings. */
function withSettings(document: Document, { has, whole, number }: Arguments): Document {
  const { training } = document;
  const isLimitedOtherwise = has('steps') || has('minutes');
  return {
    ...document,
    training: {
      ...training,
      optimizer: {
        ...training.optimizer,
        learningRate: number('lr', { min: 1e-12, max: 10 }) ?? training.optimizer.learningRate,
      },
      batchSize: whole('batch', { min: 1, max: 65_536 }) ?? training.batchSize,
      epochs:
        whole('epochs', { min: 1, max: anyEpochs }) ??
        (isLimitedOtherwise ? anyEpochs : training.epochs),
      seed: whole('seed', { min: 0, max: 4_294_967_295 }) ?? training.seed,
    },
  };
}
