import { dropoutRatesOf } from '../../training/dropout-rates.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import type { Model } from '../../model/model.ts';
import type { Optimizer } from '../../training/optimizers/optimizer.ts';
import { noRules } from '../../training/step-rules.ts';
import { createEagerPasses } from '../../training/run-passes.ts';
import type { StepTaker } from '../../training/step-taker.ts';
import { compileSteps, type CompiledSteps, type StepSource } from './compile-steps.ts';
import { countParts } from './count-parts.ts';
import type { GraphEngine } from './graph-engine.ts';
import { NotRecordable } from './recorder.ts';
import { findDisagreement, readState, writeState } from './trust-check.ts';

/**
 * Takes steps as a TensorFlow graph that was recorded from one step of tfjs: weights, slots and, where it is small
 * enough, the data stay with TensorFlow, and many steps are one call.
 *
 * Throws `NotRecordable` with the reason where the step cannot be trusted as a graph; the model is then as it
 * was.
 */
export function createCompiledStepTaker(
  graphs: GraphEngine,
  model: Model,
  optimizer: Optimizer,
  dataset: Dataset,
  options: Pick<StepSource, 'batchSize' | 'residentBytes'> & Partial<Pick<StepSource, 'rules'>>,
): StepTaker {
  const dropoutRates = dropoutRatesOf(model);
  const { rules = noRules } = options;
  const { settings, slotNames, learningRateOf } = optimizer;
  const parts = countParts(model, options.batchSize, graphs.parallelOperations);
  const source: StepSource = {
    ...{ model, dataset, dropoutRates, slotNames, parts, optimizer: settings },
    ...options,
    rules,
  };
  const start = readState(source, optimizer);
  const stepBefore = model.counter.step;
  const compiled = compileOrPutBack();
  const eagerPasses = createEagerPasses(model, dataset);
  let isAway = false;
  const settle = (): void => {
    if (!isAway) return;
    writeState(source, optimizer, compiled.read());
    isAway = false;
  };

  return {
    isCompiled: true,
    take: (examples, batches) => {
      const first = model.counter.step;
      const now = { first, learningRateOf, optimizer: settings, dropoutRates, rules };
      const reports = compiled.run(examples, batches, now);
      isAway = true;
      model.counter.step += reports.filter(({ loss }) => Number.isFinite(loss)).length;
      return reports;
    },
    settle,
    adopt: () => {
      compiled.write(readState(source, optimizer));
      isAway = false;
    },
    runPasses: (examples, passes) => {
      const [{ length } = new Int32Array(0)] = passes;
      if (compiled.hasPass(examples, length)) return compiled.runPasses(examples, passes);
      settle();
      return eagerPasses(examples, passes);
    },
    dispose: compiled.close,
  };

  function compileOrPutBack(): CompiledSteps {
    let steps: CompiledSteps | undefined;
    try {
      steps = compileSteps(graphs, source);
      const disagreement = findDisagreement(steps, source, start);
      if (disagreement !== undefined)
        throw new NotRecordable('not-compiled-disagrees', disagreement);
      return steps;
    } catch (error) {
      steps?.close();
      throw error;
    } finally {
      writeState(source, optimizer, start);
      // A recording that was broken off has left the number at which it recorded.
      model.counter.step = stepBefore;
    }
  }
}
