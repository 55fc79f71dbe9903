import { mkdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { fitVocabulary } from '../../src-shared/spec/fit-vocabulary.ts';
import { learningRateAt } from '../../src-shared/spec/learning-rate.ts';
import { planSteps } from '../../src-shared/spec/rate-plan.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { clearCheckpoints, loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { writeSlots, writeWeights } from '../checkpoints/model-state.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { chooseSteps } from '../training/choose-steps.ts';
import { classifyingOutput } from '../training/measure-outputs.ts';
import { stepRulesOf } from '../training/step-rules.ts';
import { createOptimizer, type Optimizer } from '../training/optimizers/optimizer.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import type { TextWriter } from '../text/text-writer.ts';
import { checkFit, classCountOf } from './check-fit.ts';
import { createEarlyStopping, type EarlyStopping } from './early-stopping.ts';
import { programVersion } from './program-version.ts';
import { readRunFile, writeRunFile, type RunFile } from './run-file.ts';
import { createRunState, type RunState } from './run-state.ts';

export type TrainCommand = Extract<TrainerCommand, { type: 'train' }>;

/** A run that can take its next step. */
export type PreparedRun = {
  readonly command: TrainCommand;
  readonly spec: RunSpec;
  readonly dataset: Dataset;
  readonly model: Model;
  readonly optimizer: Optimizer;
  /** Takes the steps. Whoever reads weights or slots calls its `settle` first. */
  readonly steps: StepTaker;
  /** Lets the network write, where it is a character model. `settle` goes before it. */
  readonly writer: TextWriter;
  readonly state: RunState;
  readonly earlyStopping: EarlyStopping | undefined;
  readonly stepsPerEpoch: number;
  /** What every loss point says, `loss` first. */
  readonly stepMetrics: readonly string[];
  readonly dispose: () => void;
};

/**
 * Loads the data, builds the network and, with `resume`, puts it where the newest checkpoint left it; writes
 * `run.json`. Rejects with a `ProblemError` where data, folder or checkpoint do not allow it.
 */
export async function prepareRun(
  command: TrainCommand,
  engine: Engine,
  resourcesFolder: string,
): Promise<PreparedRun> {
  const { dir, runId } = command;
  const { seed, batchSize } = command.spec.training;
  const before = await readRunFile(dir);
  if (command.resume && before === undefined) throw new ProblemError('run-record-missing', { dir });
  if (!command.resume && before !== undefined) throw new ProblemError('run-record-taken', { dir });
  const dataPath = command.dataPath ?? before?.dataPath;

  const classCount = classCountOf(command.spec.model);
  const dataset = await loadDataset({
    data: command.spec.data,
    dataPath,
    resourcesFolder,
    seed,
    classCount,
  });
  const spec = dataPath === undefined ? command.spec : fitText(command.spec, dataset);
  checkFit(spec.model, dataset);
  if (before !== undefined) checkSameRun(before.spec, spec);
  if (before !== undefined && before.data.hash !== dataset.hash) {
    throw new ProblemError('resume-other-data', { dir });
  }
  await mkdir(dir, { recursive: true });
  const checkpoint = before === undefined ? undefined : await loadCheckpoint(dir);
  if (checkpoint === undefined) await clearCheckpoints(dir);

  const model = buildModel(spec.model, seed);
  if (!model.weights.some((weight) => weight.isTrainable)) {
    model.dispose();
    throw new ProblemError('nothing-to-train');
  }
  const stepsPerEpoch = Math.ceil(dataset.train.count / batchSize);
  const { ratePlan } = command;
  const planned = planSteps(ratePlan, { epochs: spec.training.epochs, stepsPerEpoch });
  const state = createRunState(seed, checkpoint?.progress);
  const optimizer = createOptimizer(spec.training.optimizer, model.weights, (step) => {
    const { timesUp = 0 } = state.rateWatch ?? {};
    return learningRateAt(spec.training, { step, ...planned.rate, stepsPerEpoch, timesUp });
  });
  const writer = createTextWriter(engine, model);
  let steps: StepTaker | undefined;
  const dispose = (): void => {
    steps?.dispose();
    writer.dispose();
    optimizer.dispose();
    model.dispose();
  };
  try {
    if (checkpoint !== undefined) restore(checkpoint, model, optimizer, dir);
    const stepMetrics = ['loss', ...(classifyingOutput(model) ? ['accuracy'] : [])];
    const run: RunFile = {
      format: 1,
      runId,
      spec,
      programVersion,
      engine: { id: engine.id, device: engine.device, version: engine.version },
      data: {
        hash: dataset.hash,
        task: dataset.task,
        inputShape: [...dataset.inputShape],
        inputNumbers: dataset.inputNumbers,
        targetShape: [...dataset.targetShape],
        ...(dataset.classes && { classes: [...dataset.classes] }),
        ...(dataset.vocabulary && { vocabulary: [...dataset.vocabulary] }),
        ...(dataset.table && { table: dataset.table }),
        ...(dataset.pictures && { pictures: dataset.pictures }),
      },
      ...(dataPath !== undefined && { dataPath }),
      ...(ratePlan && { ratePlan }),
      stepMetrics,
      stepsPerEpoch,
      parameterCount: model.parameterCount,
      trainExamples: dataset.train.count,
      startedAt: before?.startedAt ?? Date.now(),
    };
    await writeRunFile(dir, run);
    const augment = createAugment(spec.data.augmentation, dataset.inputShape, seed);
    const rules = stepRulesOf(spec.training, dataset.train.count);
    const distrust = checkpoint && before?.engine.id === engine.id ? distrustOf(before) : undefined;
    const plan = { batchSize, totalSteps: planned.atMost, rules, augment };
    steps = chooseSteps(engine, model, optimizer, dataset, plan, distrust);
    const { notCompiled } = steps;
    if (notCompiled !== undefined) await writeRunFile(dir, { ...run, notCompiled });
    return {
      command,
      spec,
      dataset,
      model,
      optimizer,
      steps,
      writer,
      state,
      earlyStopping: createEarlyStopping(spec, state, { model, steps }, checkpoint?.tensors),
      stepsPerEpoch,
      stepMetrics,
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Whether the graph is trusted depends on the weights it is tried with, and a run is trained in one way. */
function distrustOf({ notCompiled }: RunFile): Problem | undefined {
  return notCompiled?.code === 'not-compiled-disagrees' ? notCompiled : undefined;
}

/** A text of the user's own brings its own number of characters, for which the network is made. */
function fitText(spec: RunSpec, { vocabulary }: Dataset): RunSpec {
  if (vocabulary === undefined) return spec;
  return { ...spec, model: fitVocabulary(spec.model, vocabulary.length) };
}

/** A run goes on exactly only with the network, the batches and the optimizer it began with; how long and how fast may change. */
function checkSameRun(before: RunSpec, now: RunSpec): void {
  if (!isDeepStrictEqual(before.model, now.model)) throw new ProblemError('resume-other-network');
  const kept = ({ training, data }: RunSpec): unknown => [
    data,
    training.seed,
    training.batchSize,
    training.optimizer.type,
  ];
  if (!isDeepStrictEqual(kept(before), kept(now))) throw new ProblemError('resume-other-settings');
}

function restore(
  { tensors, progress }: Checkpoint,
  model: Model,
  optimizer: Optimizer,
  dir: string,
): void {
  try {
    writeWeights(model, tensors);
    writeSlots(optimizer, tensors);
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError('checkpoint-broken', { file: dir });
    throw error;
  }
  model.counter.step = progress.step;
}
