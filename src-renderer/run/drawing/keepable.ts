import type { ChartPage } from './chart-page.ts';

/** What can be kept of a chart or a table. */
export type Keepable = {
  /** The file's name without its ending. */
  readonly fileName: () => string;
  readonly csv: () => string;
  /** Absent where there is nothing to draw. */
  readonly page?: () => ChartPage;
};
