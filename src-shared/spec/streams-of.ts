import type { ModelSpec, RunSpec } from './run-spec.ts';

/** Whether a layer carries its state from batch to batch. */
export function carriesStates({ layers }: Pick<ModelSpec, 'layers'>): boolean {
  return layers.some(({ config }) => config['stateful'] === true);
}

/**
 * In how many parallel streams the examples of a run are to come: as many as a batch has rows, where a layer carries
 * its state from batch to batch; `undefined` where none does. A short text comes in fewer.
 */
export function streamsOf({
  model,
  training,
}: Pick<RunSpec, 'model' | 'training'>): number | undefined {
  return carriesStates(model) ? training.batchSize : undefined;
}
