import * as tf from '@tensorflow/tfjs-core';

import type { GraphEngine } from '../engine/graph/graph-engine.ts';
import { NotRecordable } from '../engine/graph/recorder.ts';
import { compileCharacters, type CharacterGraph } from '../engine/graph/writing/character-graph.ts';
import type { Model } from '../model/model.ts';
import type { CharacterStep } from './character-step.ts';
import type { CharacterRunner, States } from './text-writer.ts';

/**
 * How far a probability or a state may be from what tfjs says. What was frozen by mistake is a good part of 1 away,
 * rounding 1e-6.
 */
const tolerance = 1e-4;

/**
 * Reads and writes characters by a graph of TensorFlow, recorded from one step of tfjs and held against it. Throws
 * `NotRecordable` with the reason where it cannot be trusted.
 */
export function createGraphRunner(
  graphs: GraphEngine,
  model: Model,
  step: CharacterStep,
): CharacterRunner {
  const graph = compileCharacters(graphs, model, step);
  try {
    demandAgreement(graph, step);
  } catch (error) {
    graph.close();
    throw error;
  }
  return {
    stateSizes: step.stateSizes,
    read: (characters, states) => graph.read(characters, states).states,
    write: graph.write,
    dispose: graph.close,
  };
}

/** Takes in the last character, the first and the last again both ways, and compares what is said and remembered. */
function demandAgreement(graph: CharacterGraph, step: CharacterStep): void {
  const { stateSizes, vocabularySize } = step;
  let states: States = stateSizes.map((size) => new Float32Array(size));
  for (const character of [vocabularySize - 1, 0, vocabularySize - 1]) {
    const own = takeStep(step, character, states);
    const other = graph.read(Int32Array.of(character), states);
    const pairs = [own.probabilities, ...own.states].map(
      (numbers, index) => [numbers, [other.probabilities, ...other.states][index]] as const,
    );
    if (!pairs.every(([a, b]) => areNear(a, b))) {
      throw new NotRecordable(
        'not-compiled-disagrees',
        'a character is not followed by the same as a graph',
      );
    }
    states = own.states;
  }
}

function takeStep(
  step: CharacterStep,
  character: number,
  states: States,
): { readonly probabilities: Float32Array; readonly states: States } {
  return tf.tidy(() => {
    const before = states.map((values) => tf.tensor2d(values, [1, values.length]));
    const after = step.run(tf.tensor2d([character], [1, 1], 'int32'), before);
    return {
      probabilities: after.probabilities.dataSync<'float32'>().slice(),
      states: after.states.map((state) => state.dataSync<'float32'>().slice()),
    };
  });
}

function areNear(a: Float32Array, b: Float32Array | undefined): boolean {
  return a.every((value, index) => {
    const other = b?.[index] ?? Number.NaN;
    const isSame = Object.is(value, other) || (!Number.isFinite(value) && !Number.isFinite(other));
    return isSame || Math.abs(value - other) <= tolerance * Math.max(1, Math.abs(value));
  });
}
