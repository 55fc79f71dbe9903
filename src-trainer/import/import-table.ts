import { basename, extname } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { dropUnused } from './drop-unused.ts';
import { explainingUneven } from './explain-uneven.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { planTable } from './plan-table.ts';
import { importSentences } from './sentences/import-sentences.ts';
import { planSentences } from './sentences/plan-sentences.ts';
import { surveyTable } from './survey-table.ts';
import { writeTable } from './write-table.ts';

/**
 * Imports a table of characters. Where a column of it is a text that is to be read, the texts are the examples; else one
 * pass finds out what the columns are, where rows will be left out a second
 * counts what the others hold, and the last writes the examples. Rejects with `csv-*`, `data-*`, `text-*` or
 * `import-*`.
 */
export async function importTable(
  { path, title }: { readonly path: string; readonly title: string },
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const table = options.table ?? {};
  const { source, survey, targetAt } = await surveyTable(path, table, surroundings);
  const name = options.name ?? (basename(title, extname(title)) || title);
  return await explainingUneven(path, survey, async () => {
    const sentences = planSentences(path, survey, targetAt, table);
    if (sentences !== undefined) {
      const { libraryFolder } = surroundings;
      return await importSentences(source, sentences, libraryFolder, { name, source: title });
    }
    const plan = await dropUnused(source, planTable(path, survey, targetAt, table), survey);
    return await writeTable(source, plan, surroundings.libraryFolder, { name, source: title });
  });
}
