import type { Dataset } from './dataset.ts';
import { limitTraining } from './limit-training.ts';
import { loadDataset, type LoadRequest } from './load-dataset.ts';
import { scenesOnTheSpot } from './scenes-on-the-spot.ts';

/** The data of a run for somebody who looks at a few examples: as `loadDataset`, without waiting for pictures nobody sees. */
export async function loadForLooks(request: LoadRequest): Promise<Dataset> {
  const { data, dataPath, seed } = request;
  if (data.source.kind !== 'scenes' || dataPath !== undefined) return await loadDataset(request);
  const dataset = scenesOnTheSpot(data.source, data.validationShare);
  return limitTraining(dataset, data.trainLimit, seed);
}
