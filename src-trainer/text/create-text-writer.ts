import type { Engine } from '../engine/engine.ts';
import { NotRecordable } from '../engine/graph/recorder.ts';
import type { Model } from '../model/model.ts';
import { planCharacterStep } from './character-step.ts';
import { createCharacterwiseWriter } from './characterwise-writer.ts';
import { createGraphRunner } from './graph-runner.ts';
import { createNativeRunner } from './native-runner.ts';
import { predictionName } from './next-character.ts';
import { writerOf, type TextWriter } from './text-writer.ts';

/** A graph takes as long to be made as so many characters that are written one by one. */
const leastCompiled = 400;

/**
 * The fastest way of writing that this engine has for this model: an operation of our own for the whole text, a
 * graph, or character by character. The graph is made when enough has been asked for to be worth it, and from then on
 * serves whatever the weights become. Why there is none goes to the log.
 * @param silent numbers of the vocabulary that are never written
 */
export function createTextWriter(
  engine: Pick<Engine, 'graphs'>,
  model: Model,
  silent: readonly number[] = [],
): TextWriter {
  const general = createGeneralWriter(engine, model, silent);
  const runner = createNativeRunner(model, silent);
  if (runner === undefined) return general;
  const native = writerOf(runner, model.parameterCount);
  return {
    // Our own operation knows no top-p.
    open: (length, choice) =>
      (choice?.topP ?? 1) < 1 ? general.open(length, choice) : native.open(length),
    dispose: () => {
      native.dispose();
      general.dispose();
    },
  };
}

/** By a graph or character by character: every network, and every way of choosing. */
function createGeneralWriter(
  engine: Pick<Engine, 'graphs'>,
  model: Model,
  silent: readonly number[],
): TextWriter {
  const characterwise = createCharacterwiseWriter(model, silent);
  let compiled: TextWriter | undefined;
  let asked = 0;
  return {
    open: (length) => {
      asked += length;
      if (asked < leastCompiled) return characterwise.open(length);
      compiled ??= compileWriter(engine, model, silent) ?? characterwise;
      return compiled.open(length);
    },
    dispose: () => {
      compiled?.dispose();
      compiled = undefined;
    },
  };
}

function compileWriter(
  { graphs }: Pick<Engine, 'graphs'>,
  model: Model,
  silent: readonly number[],
): TextWriter | undefined {
  const step = planCharacterStep(model, predictionName(model), silent);
  if (graphs === undefined || step === undefined) return undefined;
  try {
    return writerOf(createGraphRunner(graphs, model, step), model.parameterCount);
  } catch (error) {
    if (!(error instanceof NotRecordable)) throw error;
    console.warn(`text is not written by a graph: ${error.message}`);
    return undefined;
  }
}
