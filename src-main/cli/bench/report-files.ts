import { join } from 'node:path';

import { isPackaged } from '../../host/is-packaged.ts';
import { programFolder } from '../../host/program-folder.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { benchNames, type BenchName } from './case-result.ts';

/** Where a report goes, and where its figures are kept to be added to. */
export type ReportFiles = { readonly report: string; readonly kept?: string };

/**
 * In a checkout beside the other reports, else among this user's own files. All that is compared with peers on
 * one day comes together in one report, since it takes longer than one sitting of a patient person; any other
 * report has what one command measured.
 */
export function findReportFiles(
  date: Date,
  names: readonly BenchName[],
  withPeers: boolean,
): ReportFiles {
  const day = date.toISOString().slice(0, 10);
  const own = join(findDataFolder(), 'bench');
  const folder = isPackaged() ? own : join(programFolder, 'bench', 'results');
  if (withPeers) {
    const keptFolder = isPackaged() ? own : join(programFolder, '.cache', 'bench');
    return {
      report: join(folder, `${day}-peers.md`),
      kept: join(keptFolder, `${day}-peers.json`),
    };
  }
  const isWhole = names.length === benchNames.length;
  return { report: join(folder, isWhole ? `${day}.md` : `${day}-${names.join('-')}.md`) };
}
