import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { asksOf } from '../../../../src-shared/datasets/imported-dataset.ts';
import type { DiseaseId } from '../../../../src-shared/doctor/disease.ts';
import { examine } from '../../../../src-shared/doctor/examine.ts';
import { createDataLibrary } from '../../../host/data-library.ts';
import { createFiles } from '../../../host/files.ts';
import { readEvidence } from '../../../host/read-evidence.ts';
import type { BenchTrainer } from '../bench-trainer.ts';
import { compileDocument } from '../lenet-document.ts';
import type { SetUp } from './set-up.ts';

/** Trains a set-up to its end and asks the doctor about the run's folder, as `lienzo doctor` does: what it names, in its order. */
export async function diagnoseSetUp(
  setUp: SetUp,
  trainer: BenchTrainer,
  folder: string,
): Promise<readonly DiseaseId[]> {
  const { document, dataPath } = await withTable(setUp, folder);
  const run = { spec: compileDocument(document), ...(dataPath !== undefined && { dataPath }) };
  const { dir } = await trainer.train(run);
  return examine(await readEvidence(createFiles(), dir)).map(({ disease }) => disease);
}

/** Imports the set-up's table, where it has one, into a library of its own. */
async function withTable(
  { document, table }: SetUp,
  folder: string,
): Promise<{ readonly document: SetUp['document']; readonly dataPath?: string }> {
  if (table === undefined) return { document };
  const home = await mkdtemp(join(folder, 'table-'));
  const path = join(home, 'table.csv');
  await writeFile(path, table.join('\n'));
  const library = createDataLibrary({ files: createFiles(), home });
  const dataset = await library.import(
    { kind: 'path', path },
    { table: { target: 'bought', task: 'classification' } },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  const source = { kind: 'imported', id: dataset.id, asks: asksOf(dataset) } as const;
  return {
    document: { ...document, data: { ...document.data, source } },
    dataPath: join(library.folder, dataset.id),
  };
}
