import * as tf from '@tensorflow/tfjs-core';

import type { Model } from '../../../model/model.ts';
import type { CharacterStep } from '../../../text/character-step.ts';
import { findDifference } from '../compare-traces.ts';
import { NotRecordable, type Recorder } from '../recorder.ts';
import { traceWork, type Trace } from '../trace.ts';
import { divideTrace, type DividedTrace } from './divide-trace.ts';

/** With more characters than this, what a character alone makes of the weights is not calculated in advance. */
const mostTabled = 512;

/** The name of a state among a trace's externals and results. */
export function stateName(index: number): string {
  return `state ${index}`;
}

/**
 * Records one character's step, twice under different circumstances and once for all characters. Externals: the
 * weights by their names, `character` (int32, `[1, 1]`) and the states. Results: `probabilities`
 * `[1, vocabulary]` and the states after it. Throws `NotRecordable` where it cannot be part of a graph.
 */
export function traceCharacter(
  recorder: Recorder,
  model: Model,
  step: CharacterStep,
): DividedTrace {
  const { vocabularySize } = step;
  const record = (characters: readonly number[], state: number): Trace => {
    let recorded: Trace | undefined;
    tf.tidy(() => {
      const count = characters.length;
      const character = tf.tensor2d([...characters], [count, 1], 'int32');
      const states = step.stateSizes.map((size) => tf.fill([count, size], state));
      const externals = new Map<string, tf.Tensor>([
        ...model.weights.map(({ name, variable }) => [name, variable] as const),
        ['character', character],
        ...byName(states),
      ]);
      recorded = traceWork(recorder, externals, () => {
        const { probabilities, states: after } = step.run(character, states);
        return new Map<string, tf.Tensor>([['probabilities', probabilities], ...byName(after)]);
      });
    });
    if (recorded === undefined) throw new Error('the step was not recorded');
    return recorded;
  };
  const trace = record([0], 0.1);
  const difference = findDifference(trace, record([vocabularySize - 1], -0.2));
  if (difference !== undefined) throw new NotRecordable('not-compiled-varies', difference);
  const all = Array.from({ length: vocabularySize }, (_, index) => index);
  const wide = vocabularySize <= mostTabled ? record(all, 0.1) : undefined;
  return divideTrace(trace, wide, new Set(step.stateSizes.map((_, index) => stateName(index))));
}

function byName(states: readonly tf.Tensor[]): (readonly [string, tf.Tensor])[] {
  return states.map((tensor, index) => [stateName(index), tensor] as const);
}
