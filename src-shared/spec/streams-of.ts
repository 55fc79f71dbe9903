import type { RunSpec } from './run-spec.ts';

/**
 * In how many parallel streams the examples of a run come: as many as a batch has rows, where a layer carries its
 * state from batch to batch; `undefined` where none does.
 */
export function streamsOf({
  model,
  training,
}: Pick<RunSpec, 'model' | 'training'>): number | undefined {
  return model.layers.some(({ config }) => config['stateful'] === true)
    ? training.batchSize
    : undefined;
}
