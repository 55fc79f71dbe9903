import { finding, type Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';
import { recurrentActivationNames } from './activation-names.ts';
import type { Incoming } from './define-layer.ts';
import { boolean, choice, integer, unsaid } from './fields.ts';
import { initializerNames } from './initializer-names.ts';
import type { RecurrentConfig } from './layer-library.ts';
import { trainableField } from './trainable-field.ts';

/** What is set of a recurrence in any layer; `activation` is that of the candidate and of the output. */
export const recurrenceFields = {
  units: integer(32, 1, 4096),
  activation: choice('tanh', recurrentActivationNames),
  returnSequences: boolean(true),
  kernelInitializer: choice('glorotUniform', initializerNames),
  recurrentInitializer: choice('orthogonal', initializerNames),
  useBias: boolean(true),
  ...trainableField,
};

/**
 * What is set of a layer that is one recurrence. A `stateful` one goes on from batch to batch where it stopped: row r
 * of a batch begins with the state that row r of the one before ended with. No gradient goes back over that edge.
 * Source: Keras API, `stateful` of SimpleRNN, GRU and LSTM; Williams and Peng, "An efficient gradient-based algorithm
 * for on-line training of recurrent network trajectories", 1990 (truncated back-propagation).
 */
export const recurrentFields = { ...recurrenceFields, stateful: unsaid(boolean(false)) };

/** `[time, in]` → `[time, units]`, or `[units]` of the last step only; `rank-wrong` for any other shape. */
export function recurrentOutputShape(
  config: RecurrentConfig,
  [incoming]: readonly Incoming[],
): Shape | Finding {
  const shape = incoming?.shape ?? [];
  if (shape.length !== 2) return finding('rank-wrong', { expected: [2], shape });
  return config.returnSequences ? [shape[0] ?? 1, config.units] : [config.units];
}
