import { join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { DataLibrary } from './data-library.ts';
import type { HostMethods, HostParts } from './host-methods.ts';

type DataMethods = Pick<
  HostMethods,
  Exclude<Extract<keyof HostMethods, `data.${string}`>, 'data.look' | 'data.page'>
>;

/** What the host does for the methods about a person's own data. */
export function createDataMethods({
  library,
  uploads,
  emit,
}: Pick<HostParts, 'library' | 'uploads' | 'emit'>): DataMethods {
  const surroundings = (uploadId: string) => ({
    signal: uploads.find(uploadId).cancelled.signal,
    onProgress: (progress: { phase: 'looking' | 'reading'; share: number; done: number }) =>
      emit({ type: 'data/progress', uploadId, progress }),
  });
  return {
    'data.list': async () => ({ result: await library.list() }),
    'data.remove': async ({ id }) => {
      await library.remove(id);
      return { result: {} };
    },
    'data.upload-begin': async ({ title, names }) => ({
      result: { uploadId: await uploads.begin(title, names) },
    }),
    'data.upload': async ({ uploadId, file }, sent) => {
      await uploads.add(uploadId, file, sent);
      return { result: {} };
    },
    'data.upload-discard': async ({ uploadId }) => {
      await uploads.discard(uploadId);
      return { result: {} };
    },
    'data.preview': async ({ uploadId, options }) => {
      const { given } = uploads.find(uploadId);
      return { result: await library.preview(given, options, surroundings(uploadId)) };
    },
    'data.import': async ({ uploadId, options }) => {
      const { given } = uploads.find(uploadId);
      const result = await library.import(given, options, surroundings(uploadId));
      await uploads.discard(uploadId);
      return { result };
    },
  };
}

/** Where the data of a spec lie, if they were imported. Throws `data-not-kept` where they are not here. */
export async function dataPathOf(
  { data: { source } }: Pick<RunSpec, 'data'>,
  library: DataLibrary,
): Promise<{ readonly dataPath?: string }> {
  if (source.kind !== 'imported') return {};
  const dataset = await library.find(source.id);
  if (dataset === undefined) {
    throw new ProblemError('data-not-kept', { id: source.asks?.name ?? source.id });
  }
  return { dataPath: join(library.folder, dataset.id) };
}
