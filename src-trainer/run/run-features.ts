import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { prepareFeatures, type Features } from '../features/prepare-features.ts';
import type { Model } from '../model/model.ts';
import type { RunSurroundings } from './live-run.ts';
import type { TrainCommand } from './prepare-run.ts';

/** How often it is told how far the features are. */
const tellEveryMs = 250;

/**
 * What a run's frozen beginning gives for its examples, where it has one that is worth computing once. Tells how far it
 * is; a stop that is asked for meanwhile ends the run before it began.
 */
export async function openRunFeatures(
  { runId, isUncached }: TrainCommand,
  run: { readonly spec: RunSpec; readonly model: Model; readonly dataset: Dataset },
  {
    engine,
    featuresFolder,
    sender,
    control,
  }: Pick<RunSurroundings, 'engine' | 'featuresFolder' | 'sender' | 'control'>,
): Promise<Features | undefined> {
  if (featuresFolder === undefined || isUncached === true) return undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  return prepareFeatures(
    run,
    engine,
    { folder: featuresFolder },
    {
      isStopped: control.isStopped,
      onProgress: (done, total) => {
        const now = performance.now();
        if (now - toldAt < tellEveryMs && done < total) return;
        toldAt = now;
        sender.send({ type: 'run/features', runId, done, total });
      },
    },
  );
}
