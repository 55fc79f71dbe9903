import type { DataSettings } from '../../src-shared/document/document.ts';
import type { TextSource } from '../../src-shared/datasets/describe-text.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { tokenPlanOf } from '../../src-shared/tokens/text-unit.ts';
import type { Dataset } from './dataset.ts';
import { layInStreams } from './lay-in-streams.ts';
import { limitTraining } from './limit-training.ts';
import { loadImported, tokenPlanFor, windowOf } from './load-imported.ts';
import { loadCurve } from './load-curve.ts';
import { loadDigits, loadIdx } from './load-images.ts';
import { loadIris } from './load-iris.ts';
import { loadDrawn, loadPoints } from './load-points.ts';
import { loadScenes } from './load-scenes.ts';
import { loadSequences } from './sequences/load-sequences.ts';
import { loadShapes } from './load-shapes.ts';
import { loadText } from './load-text.ts';
import { readCorpus } from './read-corpus.ts';
import { readText } from './read-text.ts';
import { recogniseData } from './recognise-data.ts';

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
  /** In how many streams at most a text is laid, where the network carries states from batch to batch (`streamsOf`). */
  readonly streams?: number | undefined;
};

/** Loads what a run trains on. Rejects with a `ProblemError` that names file and offset where the data is at fault. */
export async function loadDataset(request: LoadRequest): Promise<Dataset> {
  const { data, dataPath, seed, streams } = request;
  const dataset =
    dataPath === undefined
      ? await loadSource(data, request.resourcesFolder, seed)
      : await loadOwn(data, dataPath, seed, request.classCount ?? 10);
  return streams === undefined
    ? limitTraining(dataset, data.trainLimit, seed)
    : layInStreams(dataset, streams, data.trainLimit);
}

async function loadSource(
  data: DataSettings,
  resourcesFolder: string,
  seed: number,
): Promise<Dataset> {
  const { source, validationShare } = data;
  switch (source.kind) {
    case 'digits':
      return await loadDigits(resourcesFolder, validationShare);
    case 'iris':
      return await loadIris(resourcesFolder, validationShare);
    case 'shapes':
      return loadShapes(source, validationShare);
    case 'scenes':
      return loadScenes(source, validationShare);
    case 'sequences':
      return loadSequences(source, validationShare, seed);
    case 'points':
      return loadPoints(source, validationShare);
    case 'drawn':
      return loadDrawn(source, validationShare, seed);
    case 'curve':
      return loadCurve(source);
    case 'text': {
      const text = await readCorpus(source, resourcesFolder);
      return loadText(undefined, text, source.window, validationShare, seed, tokenPlanOf(source));
    }
    case 'imported':
      throw new ProblemError('data-not-kept', { id: source.id });
    case 'none':
      throw new ProblemError('data-none');
  }
}

async function loadOwn(
  data: DataSettings,
  path: string,
  seed: number,
  classCount: number,
): Promise<Dataset> {
  const { source, validationShare } = data;
  const kind = await recogniseData(path);
  if (kind === 'imported') {
    const { standardise = true, standardiseTarget = false } = data;
    return await loadImported(path, {
      ...{ validationShare, seed, standardise, standardiseTarget },
      window: windowOf(source),
      tokens: tokenPlanFor(source),
    });
  }
  switch (source.kind) {
    case 'text':
      if (kind !== 'text') throw new ProblemError('data-images-for-text', { path });
      return await readOwnText(path, source, validationShare, seed);
    case 'drawn':
    case 'points':
    case 'curve':
    case 'shapes':
    case 'scenes':
    case 'sequences':
      throw new ProblemError('data-file-for-points', { path });
    case 'digits':
    case 'iris':
    case 'imported':
    case 'none':
      if (kind !== 'images') throw new ProblemError('data-text-for-images', { path });
      return await loadIdx(path, validationShare, seed, classCount);
  }
}

async function readOwnText(
  path: string,
  source: TextSource,
  validationShare: number,
  seed: number,
): Promise<Dataset> {
  const text = await readText(path);
  return loadText(path, text, source.window, validationShare, seed, tokenPlanOf(source));
}
