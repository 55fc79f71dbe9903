import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../../datasets/dataset.ts';
import type { Model } from '../../model/model.ts';
import type { DropoutRates } from '../../training/dropout-rates.ts';
import type { Augment } from '../../training/augmentation/augment.ts';
import { divideBatch, gatherPart } from '../../training/batch-parts.ts';
import { liveStep } from '../../training/eager-steps.ts';
import { createEvaluationProgram } from '../../training/evaluation-program.ts';
import { createStepProgram, type BatchPart } from '../../training/step-program.ts';
import { type RuleNumberName, type StepRules } from '../../training/step-rules.ts';
import type { GraphEngine } from './graph-engine.ts';
import { traceWork, type Trace } from './trace.ts';

/** Under which circumstances a step is recorded: none of them may be found in the trace. */
export type Circumstances = {
  readonly examples: Examples;
  readonly indices: Int32Array;
  readonly step: number;
  readonly dropoutRates: DropoutRates;
  readonly rules: StepRules;
  readonly augment?: Augment | undefined;
};

/** The name of a dropout rate among the numbers of a step. */
export function dropoutScalarName(nodeId: string): string {
  return `dropout of ${nodeId}`;
}

/** The name of one of the rules' numbers among those of a step. */
export function ruleScalarName(name: RuleNumberName): string {
  return `rule ${name}`;
}

/**
 * Runs one step's forward and backward pass (no update) and gives it as a trace. Externals: weights and carried states by their
 * names, `input of part <n>`, `target of part <n>`, `step`, the dropout rates and the rules' numbers. Results: `loss`, `correct`
 * where answers are counted, `gradient of <weight>`, `new <state>` of what is carried on, and `new <weight>` for the
 * statistics that moved, which the caller has to put back.
 */
export function traceStep(
  { recorder }: GraphEngine,
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  parts: number,
  circumstances: Circumstances,
): Trace {
  const { examples, indices, step, dropoutRates, rules, augment } = circumstances;
  const program = createStepProgram(model, rules, augment);
  const stepBefore = model.counter.step;
  let trace: Trace | undefined;
  // A layer that read the number itself would be found out by the second recording.
  model.counter.step = step;
  tf.tidy(() => {
    const divided = divideBatch(indices, parts).map((part) => gatherPart(dataset, examples, part));
    const live = liveStep(step, rules, { dropoutRates, rules });
    const externals = new Map<string, tf.Tensor>([
      ...model.weights.map(({ name, variable }) => [name, variable] as const),
      ...model.carried.map(({ name, variable }) => [name, variable] as const),
      ...partsByName(divided),
      ['step', live.step],
      ...[...live.dropoutRates].map(([id, rate]) => [dropoutScalarName(id), rate] as const),
      ...[...live.ruleNumbers].map(([name, number]) => [ruleScalarName(name), number] as const),
    ]);
    const before = new Map(model.weights.map(({ name, variable }) => [name, variable.dataId]));
    trace = traceWork(recorder, externals, () => {
      const { carried } = model;
      const { loss, correct, gradients, states } = program(divided, { ...live, carried });
      const results = new Map<string, tf.Tensor>([['loss', loss]]);
      if (correct !== undefined) results.set('correct', correct);
      for (const { name, variable } of model.weights) {
        const gradient = gradients[variable.name];
        if (gradient !== undefined) results.set(`gradient of ${name}`, gradient);
        if (variable.dataId !== before.get(name)) results.set(`new ${name}`, variable);
      }
      for (const [name, state] of states) results.set(`new ${name}`, state);
      return results;
    });
  });
  model.counter.step = stepBefore;
  if (trace === undefined) throw new Error('the step was not recorded');
  return trace;
}

/**
 * Runs one forward pass and gives it as a trace. Externals: the weights by their names, `input of part <n>`,
 * `target of part <n>`. Results: `loss`, `correct` where answers are counted, and `probabilities` where an
 * answer is one class.
 */
export function tracePass(
  { recorder }: GraphEngine,
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  parts: number,
  { examples, indices }: Pick<Circumstances, 'examples' | 'indices'>,
): Trace {
  const program = createEvaluationProgram(model, dataset);
  let trace: Trace | undefined;
  tf.tidy(() => {
    const divided = divideBatch(indices, parts).map((part) => gatherPart(dataset, examples, part));
    const externals = new Map<string, tf.Tensor>([
      ...model.weights.map(({ name, variable }) => [name, variable] as const),
      ...partsByName(divided),
    ]);
    trace = traceWork(recorder, externals, () => {
      const { loss, correct, probabilities } = program(divided);
      return new Map<string, tf.Tensor>([
        ['loss', loss],
        ...(correct === undefined ? [] : [['correct', correct] as const]),
        ...(probabilities === undefined ? [] : [['probabilities', probabilities] as const]),
      ]);
    });
  });
  if (trace === undefined) throw new Error('the pass was not recorded');
  return trace;
}

function partsByName(parts: readonly BatchPart[]): (readonly [string, tf.Tensor])[] {
  return parts.flatMap(({ inputs, targets }, part) => [
    [`input of part ${part}`, inputs] as const,
    [`target of part ${part}`, targets] as const,
  ]);
}
