import type { DataSettings } from '../../src-shared/document/document.ts';
import type { Dataset } from './dataset.ts';

export type LoadRequest = {
  readonly data: DataSettings;
  /** The user's own file or folder instead of the source; the source's kind says what it must hold. */
  readonly dataPath?: string | undefined;
  /** Where the data that ships with the program lies. */
  readonly resourcesFolder: string;
  /** The run's seed: what is not split already is split by it. */
  readonly seed: number;
  /** How many classes the network tells apart: a label at or above it is refused. 10 where not given. */
  readonly classCount?: number | undefined;
};

/** Loads what a run trains on. Rejects with a `ProblemError` that names file and offset where the data is at fault. */
export function loadDataset(request: LoadRequest): Promise<Dataset> {
  return Promise.reject(new Error(`no loader for ${request.data.source.kind} yet`));
}
