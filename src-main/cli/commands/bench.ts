import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { benchNames } from '../bench/bench-case.ts';
import { benchCases } from '../bench/cases.ts';
import { judgeGoals } from '../bench/goals.ts';
import { describeMachine } from '../bench/machine.ts';
import { runCase, type CaseResult } from '../bench/run-case.ts';
import { wordFigure } from '../bench/word-figure.ts';
import { wordSkipped } from '../bench/word-skipped.ts';
import { formatReport } from '../bench/format-report.ts';
import { createFiles } from '../../host/files.ts';
import { isPackaged } from '../../host/is-packaged.ts';
import { programFolder } from '../../host/program-folder.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';

/** Fewer say little about a machine that does other things as well. */
const usualRounds = 5;

/** `lienzo bench [--only NAME] [--rounds N] [--report PATH] [--json]`: speed, and a report of it. */
export const bench: Command = {
  usage: 'bench [--only NAME] [--rounds N] [--report PATH] [--json]',
  summary: 'benchSummary',
  options: {
    only: { argument: 'NAME', help: 'optionOnly' },
    rounds: { argument: 'N', help: 'benchOptionRounds' },
    report: { argument: 'PATH', help: 'benchOptionReport' },
  },
  positionals: { min: 0, max: 0 },
  run: async ({ choice, whole, text }, io) => {
    const words = messages(io.language).commandLine;
    const only = choice('only', benchNames);
    const rounds = whole('rounds', { min: 1, max: 1000 }) ?? usualRounds;
    const report = text('report');
    if (rounds < usualRounds)
      io.stderr(fill(words.benchFewRounds, { rounds, usual: usualRounds }, io.language));
    const date = new Date();
    const machine = describeMachine();
    const results: CaseResult[] = [];
    const folder = await mkdtemp(join(tmpdir(), 'lienzo-bench-'));
    try {
      for (const name of only === undefined ? benchNames : [only]) {
        const result = await runCase(benchCases[name], {
          folder,
          rounds,
          signal: io.signal,
          onRound: (round) =>
            io.stderr(fill(words.benchRunning, { name, round, rounds }, io.language)),
        });
        results.push(result);
        sayResult(result, io);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const path = report === undefined ? reportPath(date, only) : resolve(report);
    await createFiles().save(path, formatReport({ machine, results, rounds, date }, io.language));
    io.stderr(fill(words.benchReport, { path }, io.language));
    return exitCodes.done;
  },
};

/** In a checkout beside the other reports, else among this user's own files. */
function reportPath(date: Date, only: string | undefined): string {
  const folder = isPackaged()
    ? join(findDataFolder(), 'bench')
    : join(programFolder, 'bench/results');
  const day = date.toISOString().slice(0, 10);
  return join(folder, only === undefined ? `${day}.md` : `${day}-${only}.md`);
}

function sayResult(result: CaseResult, io: CommandIo): void {
  const { name, unit, higherIsBetter, systems, ratios, skipped } = result;
  for (const one of skipped) io.stderr(wordSkipped(name, one, io.language));
  if (io.json) {
    for (const { system, median, min, max, rounds } of systems) {
      const line = { type: 'bench/result', name, system, value: median, unit, higherIsBetter };
      io.stdout(JSON.stringify({ ...line, min, max, rounds }));
    }
    for (const ratio of ratios) io.stdout(JSON.stringify({ type: 'bench/ratio', name, ...ratio }));
    return;
  }
  const words = messages(io.language).commandLine;
  const figure = (value: number): string => wordFigure(value, io.language);
  for (const { system, median, min, max } of systems) {
    const details = {
      name,
      system,
      unit,
      value: figure(median),
      min: figure(min),
      max: figure(max),
    };
    io.stdout(fill(words.benchLine, details, io.language));
  }
  for (const { system, against, ratio } of ratios) {
    const details = { name, system, against, ratio: figure(ratio) };
    io.stdout(fill(words.benchRatioLine, details, io.language));
  }
  for (const { goal, system, isHeld } of judgeGoals(result)) {
    if (isHeld) continue;
    const limit = 'under' in goal ? goal.under : goal.atLeast;
    const details = { name: goal.name, system, limit: figure(limit) };
    io.stdout(fill(words.benchGoalMissed, details, io.language));
  }
}
