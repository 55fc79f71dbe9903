import type { Engine } from '../engine/engine.ts';
import { NotRecordable } from '../engine/graph/recorder.ts';
import type { Model } from '../model/model.ts';
import { planCharacterStep } from './character-step.ts';
import { createCharacterwiseWriter } from './characterwise-writer.ts';
import { createGraphRunner } from './graph-runner.ts';
import { createNativeRunner } from './native-runner.ts';
import { predictionName } from './next-character.ts';
import { writerOf, type TextWriter } from './text-writer.ts';

/**
 * The fastest way of writing that this engine has for this model: an operation of our own for the whole text, a
 * graph, or character by character. It is found, and the graph made, when the first text is begun; from then on it
 * serves whatever the weights become. Why there is no graph goes to the log.
 */
export function createTextWriter(engine: Pick<Engine, 'graphs'>, model: Model): TextWriter {
  let chosen: TextWriter | undefined;
  return {
    open: () => {
      chosen ??= chooseWriter(engine, model);
      return chosen.open();
    },
    dispose: () => {
      chosen?.dispose();
      chosen = undefined;
    },
  };
}

function chooseWriter({ graphs }: Pick<Engine, 'graphs'>, model: Model): TextWriter {
  const { parameterCount } = model;
  const native = createNativeRunner(model);
  if (native !== undefined) return writerOf(native, parameterCount);
  const step = planCharacterStep(model, predictionName(model));
  if (graphs !== undefined && step !== undefined) {
    try {
      return writerOf(createGraphRunner(graphs, model, step), parameterCount);
    } catch (error) {
      if (!(error instanceof NotRecordable)) throw error;
      console.warn(`text is not written by a graph: ${error.message}`);
    }
  }
  return createCharacterwiseWriter(model);
}
