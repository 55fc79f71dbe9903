import { mkdir } from 'node:fs/promises';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { FeatureFacts } from '../../src-shared/protocol/feature-facts.ts';
import type { TakenWeights } from '../../src-shared/protocol/taken-weights.ts';
import type { TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { learningRateAt } from '../../src-shared/spec/learning-rate.ts';
import { planSteps, type PlannedSteps } from '../../src-shared/spec/rate-plan.ts';
import { applyChanges } from '../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { streamsOf } from '../../src-shared/spec/streams-of.ts';
import { clearCheckpoints, loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { writeCarried, writeSlots, writeWeights } from '../checkpoints/model-state.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { chooseSteps } from '../training/choose-steps.ts';
import { classifyingOutput } from '../training/measure-outputs.ts';
import { dropoutRatesOf } from '../training/dropout-rates.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
import { createReplaceableSteps } from '../training/replaceable-steps.ts';
import { stepRulesOf, type StepRules, type StepStrengths } from '../training/step-rules.ts';
import { createOptimizer, type Optimizer } from '../training/optimizers/optimizer.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import type { TextWriter } from '../text/text-writer.ts';
import { readFirstWeights } from './begin-with-weights.ts';
import { checkFit, classCountOf } from './check-fit.ts';
import { createEarlyStopping, type EarlyStopping } from './early-stopping.ts';
import { fitText } from './fit-text.ts';
import { programVersion } from './program-version.ts';
import type { RunSurroundings } from './live-run.ts';
import { createLiveSettings, type LiveSettings } from './live-settings.ts';
import { noteChanges, otherSettingsOf } from './note-changes.ts';
import { openRunFeatures } from './run-features.ts';
import { writeRunFile, type RunFile } from './run-file.ts';
import { continueRun, readRunOrigin, wasStoppedEarly } from './run-origin.ts';
import { createRunState, type RunState } from './run-state.ts';

export type TrainCommand = Extract<TrainerCommand, { type: 'train' }>;

/** What a run needs of the process before it begins. */
export type PreparingSurroundings = Pick<
  RunSurroundings,
  'engine' | 'resourcesFolder' | 'loadData' | 'featuresFolder' | 'sender' | 'control'
>;

/** A run that can take its next step. */
export type PreparedRun = {
  readonly command: TrainCommand;
  readonly spec: RunSpec;
  readonly dataset: Dataset;
  readonly model: Model;
  readonly optimizer: Optimizer;
  /** What holds for which step: the spec, and what was changed since. */
  readonly settings: LiveSettings;
  /** Whether a step has to be made in another way because of what changes with it. */
  readonly needsOtherSteps: (step: number) => boolean;
  /** Makes it. */
  readonly makeOtherSteps: (step: number) => void;
  /** Takes the steps. Whoever reads weights or slots calls its `settle` first. */
  readonly steps: StepTaker;
  /** Lets the network write, where it is a character model. `settle` goes before it. */
  readonly writer: TextWriter;
  readonly state: RunState;
  readonly earlyStopping: EarlyStopping | undefined;
  readonly stepsPerEpoch: number;
  /** What every loss point says, `loss` first. */
  readonly stepMetrics: readonly string[];
  /** Whose weights it began with; absent where all were drawn. */
  readonly weightsTaken: TakenWeights | undefined;
  /** What is read in place of its examples. */
  readonly features: FeatureFacts | undefined;
  readonly dispose: () => void;
};

/**
 * Loads the data, builds the network and, with `resume`, puts it where the newest checkpoint left it; writes
 * `run.json`. Rejects with a `ProblemError` where data, folder or checkpoint do not allow it.
 */
export async function prepareRun(
  command: TrainCommand,
  surroundings: PreparingSurroundings,
): Promise<PreparedRun> {
  const { engine, resourcesFolder, loadData: load = loadDataset } = surroundings;
  const { dir, runId } = command;
  const { seed } = command.spec.training;
  const origin = await readRunOrigin(command);
  const { before, source, dataPath, ratePlan } = origin;
  const from = before ?? source;

  const classCount = classCountOf(command.spec.model);
  const dataset = await load({
    data: command.spec.data,
    dataPath,
    resourcesFolder,
    seed,
    classCount,
    streams: streamsOf(command.spec),
  });
  const wanted = fitText(command.spec, dataset, dataPath);
  checkFit(wanted.model, dataset);
  const checkpoint = before === undefined ? undefined : await loadCheckpoint(dir);
  const startStep = checkpoint?.progress.step ?? 0;
  const continuation =
    before &&
    continueRun(before, { spec: wanted, ratePlan }, origin.records, {
      step: startStep,
      isEarlyStopped: wasStoppedEarly(dir, startStep),
      untilEpoch: command.untilEpoch,
    });
  if (from !== undefined && from.data.hash !== dataset.hash) {
    throw new ProblemError('resume-other-data', { dir: command.replayOf ?? dir });
  }
  const firstWeights =
    checkpoint === undefined ? await readFirstWeights(command, origin) : undefined;
  await mkdir(dir, { recursive: true });
  if (checkpoint === undefined) await clearCheckpoints(dir);
  // A run that goes on began as it began, whatever is asked for now.
  const spec =
    continuation === undefined
      ? wanted
      : { ...continuation.spec, weightsFrom: before?.spec.weightsFrom };
  const changed = noteChanges(dir, origin, continuation, startStep);
  const settings = createLiveSettings(spec, changed);

  const model = buildModel(spec.model, seed, dataset.streams);
  if (!model.weights.some((weight) => weight.isTrainable)) {
    model.dispose();
    throw new ProblemError('nothing-to-train');
  }
  const batchSize = rowsOfBatch(dataset, spec.training);
  const stepsPerEpoch = Math.ceil(dataset.train.count / batchSize);
  const planAt = (step: number): PlannedSteps =>
    planSteps(ratePlan, { epochs: settings.at(step).training.epochs, stepsPerEpoch });
  const state = createRunState(seed, checkpoint?.progress);
  const optimizer = createOptimizer(
    spec.training.optimizer,
    model.weights,
    (step) => {
      const { timesUp = 0 } = state.rateWatch ?? {};
      const place = { step, ...planAt(step).rate, stepsPerEpoch, timesUp };
      return learningRateAt(settings.at(step).training, place);
    },
    (step) => settings.at(step).training.optimizer,
  );
  const writer = createTextWriter(engine, model, dataset.tokens?.silent);
  let steps: StepTaker | undefined;
  let usedDecay = settings.mostDecay(startStep + 1);
  const dispose = (): void => {
    steps?.dispose();
    writer.dispose();
    optimizer.dispose();
    model.dispose();
  };
  try {
    if (checkpoint !== undefined) restore(checkpoint, model, optimizer, dir);
    const weightsTaken = firstWeights?.put(model) ?? before?.weightsFrom;
    const features = await openRunFeatures(command, { spec, model, dataset }, surroundings);
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
        ...(dataset.tokens && { tokens: dataset.tokens }),
        ...(dataset.symbols && { symbols: [...dataset.symbols] }),
        ...(dataset.sentenceUnit && { sentenceUnit: dataset.sentenceUnit }),
        ...(dataset.table && { table: dataset.table }),
        ...(dataset.target && { target: dataset.target }),
        ...(dataset.pictures && { pictures: dataset.pictures }),
      },
      ...(dataPath !== undefined && { dataPath }),
      ...(ratePlan && { ratePlan }),
      ...(weightsTaken && { weightsFrom: weightsTaken }),
      ...(features && { features: features.facts }),
      stepMetrics,
      stepsPerEpoch,
      ...(dataset.streams !== undefined && { streams: dataset.streams }),
      parameterCount: model.parameterCount,
      trainExamples: dataset.train.count,
      ...otherSettingsOf(before, continuation, startStep),
      startedAt: before?.startedAt ?? Date.now(),
    };
    await writeRunFile(dir, run);
    const augment = createAugment(spec.data.augmentation, dataset.inputShape, seed);
    const rulesOf = ({ training }: RunSpec): StepRules =>
      stepRulesOf(training, dataset.train.count);
    const strengths = (): StepStrengths => {
      const now = settings.at(state.step + 1);
      return { dropoutRates: dropoutRatesOf({ spec: now.model }), rules: rulesOf(now) };
    };
    // The way is that of the run as it was planned: one that is continued, or done again, keeps to it.
    const { atMost } = planSteps(ratePlan, { epochs: spec.training.epochs, stepsPerEpoch });
    const chooseFor = (distrust: Problem | undefined): StepTaker => {
      const rules = rulesOf(applyChanges(spec, [{ setting: 'weightDecay', value: usedDecay }]));
      const plan = { batchSize, totalSteps: atMost, rules, augment, strengths };
      const tail = features?.tail;
      if (tail === undefined) {
        return chooseSteps(engine, model, optimizer, dataset, plan, distrust);
      }
      const { model: part, dataset: seen } = tail;
      return tail.onWhole(chooseSteps(engine, part, optimizer, seen, plan, distrust));
    };
    const isSameEngine = from?.engine.id === engine.id;
    const distrust = isSameEngine && (checkpoint ?? source) ? distrustOf(from) : undefined;
    const replaceable = createReplaceableSteps(chooseFor(distrust));
    steps = replaceable.steps;
    const { notCompiled } = steps;
    if (notCompiled !== undefined) await writeRunFile(dir, { ...run, notCompiled });
    return {
      command: { ...command, ...(origin.maxSteps && { maxSteps: origin.maxSteps }) },
      spec,
      settings,
      needsOtherSteps: (step) => usedDecay === 0 && settings.mostDecay(step) > 0,
      makeOtherSteps: (step) => {
        usedDecay = settings.mostDecay(step);
        replaceable.replace(() => chooseFor(replaceable.steps.notCompiled));
      },
      dataset,
      model,
      optimizer,
      steps,
      writer,
      state,
      earlyStopping: createEarlyStopping(spec, state, { model, steps }, checkpoint?.tensors),
      stepsPerEpoch,
      stepMetrics,
      weightsTaken,
      features: features?.facts,
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

function restore(
  { tensors, progress }: Checkpoint,
  model: Model,
  optimizer: Optimizer,
  dir: string,
): void {
  try {
    writeWeights(model, tensors);
    writeSlots(optimizer, tensors);
    writeCarried(model, tensors);
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError('checkpoint-broken', { file: dir });
    throw error;
  }
  model.counter.step = progress.step;
}
