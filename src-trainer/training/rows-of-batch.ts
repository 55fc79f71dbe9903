import type { TrainingSettings } from '../../src-shared/document/document.ts';
import type { Dataset } from '../datasets/dataset.ts';

/** How many examples a step sees: as many as are asked for, or as there are streams where the data lie in some. */
export function rowsOfBatch(
  { streams }: Pick<Dataset, 'streams'>,
  { batchSize }: Pick<TrainingSettings, 'batchSize'>,
): number {
  return streams ?? batchSize;
}
