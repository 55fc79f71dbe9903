import * as tf from '@tensorflow/tfjs-core';
import { expect, vi } from 'vitest';

import { wordProblem } from '../../../../src-shared/messages/word-problem.ts';
import type { Dataset } from '../../../../src-trainer/datasets/dataset.ts';
import type { CompiledSteps } from '../../../../src-trainer/engine/graph/compile-steps.ts';
import { createCompiledStepTaker } from '../../../../src-trainer/engine/graph/compiled-step-taker.ts';
import { NotRecordable } from '../../../../src-trainer/engine/graph/recorder.ts';
import type { Model } from '../../../../src-trainer/model/model.ts';
import { chooseSteps } from '../../../../src-trainer/training/choose-steps.ts';
import { createEagerSteps } from '../../../../src-trainer/training/eager-steps.ts';
import type { StepReport } from '../../../../src-trainer/training/step-taker.ts';
import { breakModel, netToBreak, type Breakage } from './broken-layer.ts';
import type { TensorflowHere } from './describe-on-tensorflow.ts';
import { batchSize } from './nets.ts';
import { makeTrainee, momentum, takeBatches, type Net, type Trainee } from './trainee.ts';

/** One way to break a step. */
export type Fault = {
  readonly net?: Net;
  readonly size?: number;
  /** A layer that breaks a rule. Made anew for each training, since it may remember things. */
  readonly breakage?: (model: Model, dataset: Dataset) => Breakage;
  /** Something that is wrong with the graph itself. */
  readonly spoil?: (steps: CompiledSteps) => CompiledSteps;
};

/** Which checks are in force, and what is done to a graph once it is made. */
export type Guards = {
  isComparing: boolean;
  isTakingSteps: boolean;
  areReadBacksHidden: boolean;
  spoil: Fault['spoil'];
};

export const everyGuard: Guards = {
  isComparing: true,
  isTakingSteps: true,
  areReadBacksHidden: false,
  spoil: undefined,
};

/** Trains with a fault, with and without the checks. @param guards what the test's stand-ins look at */
export function createFaultTrial(here: TensorflowHere, guards: Guards) {
  const make = ({ net = netToBreak, breakage }: Fault): Trainee => {
    const trainee = makeTrainee(net, momentum, (step) => 0.2 / step);
    const { model, dataset } = trainee;
    if (breakage === undefined) return trainee;
    return { ...trainee, model: breakModel(model, breakage(model, dataset)) };
  };
  const batchesOf = ({ size = batchSize }: Fault, { dataset }: Trainee): Int32Array[] =>
    takeBatches(dataset, new Array<number>(8).fill(size));
  const openGraph = ({ size = batchSize }: Fault, { model, optimizer, dataset }: Trainee) =>
    createCompiledStepTaker(here.graphs, model, optimizer, dataset, {
      batchSize: size,
      residentBytes: Infinity,
      totalSteps: 8,
    });

  const eagerLosses = (fault: Fault): number[] => {
    const trainee = make(fault);
    const { model, optimizer, dataset } = trainee;
    const steps = createEagerSteps(model, optimizer, dataset);
    const reports = steps.take(dataset.train, batchesOf(fault, trainee));
    trainee.dispose();
    return reports.map(lossOf);
  };

  /** By the checks that are in force. */
  const graphLosses = (fault: Fault): number[] => {
    guards.spoil = fault.spoil;
    const trainee = make(fault);
    const steps = openGraph(fault, trainee);
    const reports = steps.take(trainee.dataset.train, batchesOf(fault, trainee));
    steps.dispose();
    trainee.dispose();
    return reports.map(lossOf);
  };

  /** Why it is refused, by the checks that are in force. Model, counter and memory are as they were before. */
  const refusalOf = (fault: Fault): string => {
    guards.spoil = fault.spoil;
    const trainee = make(fault);
    const before = trainee.read();
    const tensors = tf.memory().numTensors;
    const graphs = here.graphs.binding.getNumOfSavedModels();
    let refusal = 'it was not refused';
    try {
      openGraph(fault, trainee).dispose();
    } catch (error) {
      expect(error).toBeInstanceOf(NotRecordable);
      refusal = String(error);
    }
    expect(trainee.read()).toEqual(before);
    expect(trainee.model.counter.step).toBe(0);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(here.graphs.binding.getNumOfSavedModels()).toBe(graphs);
    trainee.dispose();
    return refusal;
  };

  /** What the user's training does: the losses, what the log says, and what the user is told. */
  const chosenLosses = (fault: Fault) => {
    guards.spoil = fault.spoil;
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const trainee = make(fault);
    const { model, optimizer, dataset } = trainee;
    const { size = batchSize } = fault;
    const steps = chooseSteps(here.engine, model, optimizer, dataset, {
      batchSize: size,
      totalSteps: 8,
    });
    expect(steps.isCompiled).toBe(false);
    const reports = steps.take(dataset.train, batchesOf(fault, trainee));
    steps.dispose();
    trainee.dispose();
    const log = [...warn.mock.calls];
    warn.mockRestore();
    return { losses: reports.map(lossOf), log, notCompiled: steps.notCompiled };
  };

  const hold = (fault: Fault, reason: RegExp): void => {
    const own = eagerLosses(fault);
    Object.assign(guards, { isComparing: false, isTakingSteps: false, areReadBacksHidden: true });
    const wrong = graphLosses(fault);
    Object.assign(guards, everyGuard);
    expect(wrong).toHaveLength(own.length);
    expect(Math.max(...own.map((loss, step) => Math.abs(wrong[step]! - loss)))).toBeGreaterThan(
      0.01,
    );
    expect(refusalOf(fault)).toMatch(reason);
    const { losses, log, notCompiled } = chosenLosses(fault);
    expect(log).toEqual([[expect.stringMatching(/^not compiled: /)]]);
    expect(log[0]![0]).toMatch(reason);
    expect(notCompiled?.details['reason']).toMatch(reason);
    for (const language of ['en', 'es'] as const)
      expect(wordProblem(notCompiled!, language)).not.toContain('not-compiled');
    expect(losses).toEqual(fault.breakage === undefined ? own : eagerLosses(fault));
  };

  /** That the three steps find it too, where nobody holds two recordings against each other. */
  const holdByStepsAlone = (fault: Fault): void => {
    guards.isComparing = false;
    expect(refusalOf(fault)).toMatch(/ as a graph/);
  };

  return { hold, holdByStepsAlone, refusalOf, eagerLosses, graphLosses, chosenLosses };
}

function lossOf({ loss }: StepReport): number {
  return loss;
}
