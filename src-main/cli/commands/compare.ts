import { basename } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { formatDecimal, formatPercent } from '../../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import {
  wordChanges,
  wordSettingName,
  wordSettingValue,
} from '../../../src-shared/messages/word-changes.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { differingPaths, diffSettings } from '../../../src-shared/runs/diff-specs.ts';
import { createFiles } from '../../host/files.ts';
import { readRunFile } from '../../host/run-folder.ts';
import { summariseRun, type RunFacts } from '../../host/summarise-run.ts';
import { exitCodes, type Command } from '../command.ts';
import { textTable } from '../text-table.ts';
import { findRunFolder } from '../with-trainer.ts';

type ReadRun = { readonly dir: string; readonly runId: string; readonly facts: RunFacts };

/** `lienzo compare <run> <run>... [--json]`: what differs between runs, and what came of each. */
export const compare: Command = {
  usage: 'compare <run> <run>... [--json]',
  summary: 'compareSummary',
  options: {},
  positionals: { min: 2, max: 1000 },
  run: async ({ positionals }, io) => {
    const runs = await Promise.all(positionals.map(readRun));
    const paths = differingPaths(runs.map(({ facts }) => facts.settings));
    if (io.json) for (const line of jsonLines(runs, paths)) io.stdout(JSON.stringify(line));
    else for (const line of textLines(runs, paths, io.language)) io.stdout(line);
    return exitCodes.done;
  },
};

async function readRun(word: string): Promise<ReadRun> {
  const dir = await findRunFolder(word);
  const files = createFiles();
  const file = await readRunFile(files, dir);
  if (file === undefined) throw new ProblemError('run-folder-wanted', { path: word });
  return { dir, runId: file.runId, facts: await summariseRun(files, dir, file) };
}

function jsonLines(runs: readonly ReadRun[], paths: readonly string[]): readonly object[] {
  const [first] = runs;
  return runs.map(({ dir, runId, facts }) => ({
    type: 'comparison',
    runId,
    dir,
    state: facts.state,
    epochs: facts.epochs,
    steps: facts.step,
    loss: facts.loss,
    accuracy: facts.accuracy,
    valLoss: facts.valLoss,
    valAccuracy: facts.valAccuracy,
    parameterCount: facts.parameterCount ?? null,
    dataHash: facts.environment.dataHash,
    /** The settings in which the runs differ, as this one has them. */
    differs: Object.fromEntries(paths.map((path) => [path, facts.settings[path] ?? null])),
    /** What was changed from the first run to this one. */
    changes: diffSettings(first?.facts.settings ?? {}, facts.settings),
  }));
}

function textLines(
  runs: readonly ReadRun[],
  paths: readonly string[],
  language: Language,
): readonly string[] {
  const { commandLine, dock } = messages(language);
  const loss = (value: number | null | undefined): string =>
    formatDecimal(value ?? Number.NaN, 4, language);
  const share = (value: number | null | undefined): string =>
    typeof value === 'number' ? formatPercent(value, 2, language) : '–';
  const rows = runs.map(({ dir, facts }) => [
    basename(dir),
    ...paths.map((path) => wordSettingValue(path, facts.settings[path], language)),
    loss(facts.loss),
    loss(facts.valLoss),
    share(facts.accuracy),
    share(facts.valAccuracy),
  ]);
  const head = [
    commandLine.compareRun,
    ...paths.map((path) => wordSettingName(path, language)),
    dock.tableTrainLoss,
    dock.tableValLoss,
    dock.tableTrainAccuracy,
    dock.tableValAccuracy,
  ];
  const [before, after, ...more] = runs;
  const table = textTable([head, ...rows]);
  if (paths.length === 0) return [...table, commandLine.compareSame];
  if (before === undefined || after === undefined || more.length > 0) return table;
  const changes = wordChanges(diffSettings(before.facts.settings, after.facts.settings), language);
  return [...table, fill(commandLine.compareDiffers, { changes }, language)];
}
