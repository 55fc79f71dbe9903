import type { ImportProgress } from '../../src-shared/protocol/import-messages.ts';

/** What every importer gets besides its data. */
export type ImportSurroundings = {
  /** The folder of all imported data sets. */
  readonly libraryFolder: string;
  /** Says how far it is; may be called as often as one likes. */
  readonly onProgress: (progress: ImportProgress) => void;
  /** Aborted when nobody wants the result any more. */
  readonly signal: AbortSignal;
};
