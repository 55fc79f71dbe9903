import { dropoutRatesOf } from '../../training/dropout-rates.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { clearCarriedStates } from '../../model/carried-states.ts';
import type { Model } from '../../model/model.ts';
import type { Optimizer } from '../../training/optimizers/optimizer.ts';
import { noRules, type StepStrengths } from '../../training/step-rules.ts';
import { createEagerPasses } from '../../training/run-passes.ts';
import type { StepTaker } from '../../training/step-taker.ts';
import { compileSteps, type CompiledSteps, type StepSource } from './compile-steps.ts';
import { countParts, isForXla } from './choose-way.ts';
import type { GraphEngine } from './graph-engine.ts';
import { NotRecordable } from './recorder.ts';
import { findDisagreement, readState, writeState } from './trust-check.ts';
import { NotForXla } from './xla.ts';

/**
 * Takes steps as a TensorFlow graph that was recorded from one step of tfjs: weights, slots and, where it is small
 * enough, the data stay with TensorFlow, and many steps are one call.
 *
 * @param options.totalSteps how many the whole run has; not those that are left, so that a resumed run takes the
 * same way
 * @param options.strengths how strong the rules and the dropout are for the steps that are asked for next, where that
 * changes through the run
 *
 * Throws `NotRecordable` with the reason where the step cannot be trusted as a graph; the model is then as it
 * was.
 */
export function createCompiledStepTaker(
  graphs: GraphEngine,
  model: Model,
  optimizer: Optimizer,
  dataset: Dataset,
  options: Pick<StepSource, 'batchSize' | 'residentBytes' | 'augment'> &
    Partial<Pick<StepSource, 'rules'>> & {
      readonly totalSteps?: number;
      readonly strengths?: (() => StepStrengths) | undefined;
    },
): StepTaker {
  const dropoutRates = dropoutRatesOf(model);
  const { rules = noRules, augment } = options;
  const { settings, slotNames, learningRateOf, settingsOf } = optimizer;
  const { strengths = () => ({ dropoutRates, rules }) } = options;
  const { batchSize, residentBytes, totalSteps = 0 } = options;
  const parts = countParts(model, batchSize, graphs.parallelOperations);
  const plain: StepSource = {
    ...{ model, dataset, dropoutRates, rules, slotNames, parts, optimizer: settings },
    ...{ batchSize, residentBytes, augment, usesXla: false },
  };
  const start = readState(plain, optimizer);
  const stepBefore = model.counter.step;
  const { compiled, source } = isForXla(model, batchSize, totalSteps)
    ? compileThroughXlaOrPlainly()
    : compileOrPutBack(plain);
  const eagerPasses = createEagerPasses(model, dataset);
  let isAway = false;
  const settle = (): void => {
    if (!isAway) return;
    writeState(source, optimizer, compiled.read());
    isAway = false;
  };

  return {
    isCompiled: true,
    parts,
    take: (examples, batches) => {
      const first = model.counter.step;
      const now = { first, learningRateOf, optimizer: settingsOf(first + 1), ...strengths() };
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
    forget: () => {
      clearCarriedStates(model.carried);
      compiled.forget();
    },
    runPasses: (examples, passes) => {
      const [{ length } = new Int32Array(0)] = passes;
      if (compiled.hasPass(examples, length)) return compiled.runPasses(examples, passes);
      settle();
      return eagerPasses(examples, passes);
    },
    dispose: compiled.close,
  };

  /** What XLA cannot or should not do, TensorFlow does operation by operation. */
  function compileThroughXlaOrPlainly(): Compiled {
    try {
      return compileOrPutBack({ ...plain, usesXla: true });
    } catch (error) {
      console.warn(`not through XLA: ${error instanceof Error ? error.message : String(error)}`);
      return compileOrPutBack(plain);
    }
  }

  function compileOrPutBack(source: StepSource): Compiled {
    let compiled: CompiledSteps | undefined;
    try {
      compiled = compileSteps(graphs, source);
      const disagreement = findDisagreement(compiled, source, start);
      if (disagreement !== undefined) {
        throw new NotRecordable('not-compiled-disagrees', disagreement);
      }
      return { compiled, source };
    } catch (error) {
      compiled?.close();
      if (error instanceof NotRecordable || error instanceof NotForXla) throw error;
      // Whatever goes wrong on the way to a graph, there is still the other way to train.
      const message = error instanceof Error ? error.message : String(error);
      throw new NotRecordable('not-compiled-refused', message);
    } finally {
      writeState(source, optimizer, start);
      // A recording that was broken off has left the number at which it recorded.
      model.counter.step = stepBefore;
    }
  }
}

type Compiled = { readonly compiled: CompiledSteps; readonly source: StepSource };
