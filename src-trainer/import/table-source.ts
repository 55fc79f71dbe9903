import type { CsvDialect } from './csv-dialect.ts';
import { readCsvRows, type CsvRow } from './csv-rows.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { readTextChunks, type TextStart } from './text-chunks.ts';

/** A table that can be read as often as it takes. */
export type TableSource = {
  readonly path: string;
  readonly dialect: CsvDialect;
  /** All rows but the header; tells how far it is, and ends with the signal. */
  readonly rows: (phase: 'looking' | 'reading') => AsyncGenerator<readonly CsvRow[]>;
};

export function createTableSource(
  path: string,
  start: TextStart,
  dialect: CsvDialect,
  { signal, onProgress }: ImportSurroundings,
): TableSource {
  async function* rows(phase: 'looking' | 'reading'): AsyncGenerator<readonly CsvRow[]> {
    let done = 0;
    const chunks = readTextChunks(path, dialect.encoding, (bytes) => {
      onProgress({ phase, share: Math.min(1, bytes / start.size), done });
    });
    let isHeader = dialect.hasHeader;
    for await (const batch of readCsvRows(path, chunks, dialect.separator)) {
      signal.throwIfAborted();
      const data = isHeader ? batch.slice(1) : batch;
      isHeader = false;
      done += data.length;
      yield data;
    }
  }
  return { path, dialect, rows };
}
