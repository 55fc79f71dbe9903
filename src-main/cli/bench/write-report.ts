import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { createFiles } from '../../host/files.ts';
import { isPackaged } from '../../host/is-packaged.ts';
import { programFolder } from '../../host/program-folder.ts';
import { programVersion } from '../../host/program-version.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import type { Measured } from './run-rounds.ts';

/** Writes the figures as a page of Markdown, one a day, and gives its path. */
export async function writeReport(
  title: string,
  measured: readonly Measured[],
  now: Date = new Date(),
): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  const folder = isPackaged() ? findDataFolder() : programFolder;
  const path = join(folder, 'bench', 'results', `${day}.md`);
  await createFiles().save(path, formatReport(title, measured, day));
  return path;
}

export function formatReport(title: string, measured: readonly Measured[], day: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const machine = `${cpu?.model.trim() ?? 'CPU'}, ${cpus().length} cores, ${memory} GiB, ${process.platform} ${process.arch}`;
  const results = measured.flatMap(({ results: each }) => each);
  const ratios = measured.flatMap(({ ratios: each }) => each);
  return [
    `# ${title}, ${day}`,
    '',
    `Lienzo ${programVersion()}, Node ${process.version}, ${machine}.`,
    '',
    ...table(
      ['case', 'system', 'median', 'min', 'max', 'unit', 'rounds'],
      results.map(({ name, system, value, min, max, unit, rounds }) => {
        return [name, system, round(value), round(min), round(max), unit, String(rounds)];
      }),
    ),
    '',
    ...table(
      ['case', 'system', 'against', 'ratio'],
      ratios.map(({ name, system, against, ratio }) => [name, system, against, ratio.toFixed(3)]),
    ),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`);
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
