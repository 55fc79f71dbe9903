import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset, Examples } from './dataset.ts';
import { loadDataset, type LoadRequest } from './load-dataset.ts';
import { windowOf } from './load-imported.ts';
import { loadImportedTest, type KnownData } from './load-imported-test.ts';
import { loadIdxTest } from './load-images.ts';
import { loadWholeText } from './load-text.ts';
import { readText } from './read-text.ts';
import { recogniseData } from './recognise-data.ts';

export type EvaluationRequest = LoadRequest & {
  /** The user's own data that the run was trained on, where it was. */
  readonly runDataPath?: string | undefined;
  /** The characters a character model knows, in its own order. */
  readonly vocabulary?: readonly string[] | undefined;
  /** What else the run knows of its data, by which imported data of others are read. */
  readonly known?: Omit<KnownData, 'vocabulary'> | undefined;
};

/** What a trained network is measured on. */
export type EvaluationSet = Omit<Dataset, 'train' | 'validation'> & {
  readonly examples: Examples;
};

/**
 * Loads what a run is evaluated on: with `dataPath`, the test part of that folder, or all of it where it is
 * one pair alone or a text; without, what the run held out of its own data. Rejects as `loadDataset` does,
 * and with `data-nothing-held-out`.
 */
export async function loadEvaluationSet(request: EvaluationRequest): Promise<EvaluationSet> {
  const { dataPath, data, runDataPath } = request;
  if (dataPath === undefined) return await loadHeldOut({ ...request, dataPath: runDataPath });

  const { source } = data;
  const kind = await recogniseData(dataPath);
  if (kind === 'imported') {
    const { vocabulary, known } = request;
    return await loadImportedTest(dataPath, { ...known, vocabulary }, windowOf(source));
  }
  switch (source.kind) {
    case 'text': {
      if (kind !== 'text') throw new ProblemError('data-images-for-text', { path: dataPath });
      const own =
        request.vocabulary === undefined ? await loadDataset(ownData(request)) : undefined;
      const vocabulary = request.vocabulary ?? own?.vocabulary ?? [];
      const { unit } = (own ?? request.known)?.tokens ?? {};
      return loadWholeText(dataPath, await readText(dataPath), source.window, vocabulary, unit);
    }
    case 'points':
    case 'drawn':
    case 'curve':
    case 'shapes':
    case 'scenes':
    case 'sequences':
      throw new ProblemError('data-file-for-points', { path: dataPath });
    case 'digits':
    case 'iris':
    case 'imported':
    case 'none':
      if (kind !== 'images') throw new ProblemError('data-text-for-images', { path: dataPath });
      return await loadIdxTest(dataPath, request.classCount ?? 10);
  }
}

async function loadHeldOut(request: LoadRequest): Promise<EvaluationSet> {
  const dataset = await loadDataset(request);
  if (dataset.validation.count === 0) throw new ProblemError('data-nothing-held-out');
  return { ...dataset, examples: dataset.validation };
}

function ownData(request: EvaluationRequest): LoadRequest {
  return { ...request, dataPath: request.runDataPath };
}
