import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import {
  benchNames,
  comparedNames,
  type BenchName,
  type CaseResult,
} from '../bench/case-result.ts';
import { benchCases } from '../bench/cases.ts';
import { formatReport } from '../bench/format-report.ts';
import { mergeResults, readKeptResults } from '../bench/kept-results.ts';
import { describeMachine } from '../bench/machine.ts';
import { findReportFiles, type ReportFiles } from '../bench/report-files.ts';
import { runCase } from '../bench/run-case.ts';
import { sayResult } from '../bench/say-result.ts';
import { createFiles } from '../../host/files.ts';
import { UsageError } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';

/** Fewer say little about a machine that does other things as well. */
const usualRounds = 5;

/** `lienzo bench [case ...] [--peers] [--only NAME] [--rounds N] [--report PATH] [--json]`: speed, and a report of it. */
export const bench: Command = {
  usage: 'bench [case ...] [--peers] [--only NAME] [--rounds N] [--report PATH] [--json]',
  summary: 'benchSummary',
  options: {
    peers: { help: 'benchOptionPeers' },
    only: { argument: 'NAME', help: 'optionOnly' },
    rounds: { argument: 'N', help: 'benchOptionRounds' },
    report: { argument: 'PATH', help: 'benchOptionReport' },
  },
  positionals: { min: 0, max: benchNames.length },
  run: async ({ positionals, has, choice, whole, text }, io) => {
    const words = messages(io.language).commandLine;
    const withPeers = has('peers');
    const names = chooseCases(positionals, choice('only', benchNames), withPeers);
    const rounds = whole('rounds', { min: 1, max: 1000 }) ?? usualRoundsOf(names);
    const report = text('report');
    if (rounds < usualRounds)
      io.stderr(fill(words.benchFewRounds, { rounds, usual: usualRounds }, io.language));
    const place: ReportFiles =
      report === undefined
        ? findReportFiles(new Date(), names, withPeers)
        : { report: resolve(report) };
    const keep = await openReport(place, io.language);
    const folder = await mkdtemp(join(tmpdir(), 'lienzo-bench-'));
    try {
      for (const name of names) {
        const result = await runCase(benchCases[name], {
          folder,
          withPeers,
          rounds,
          signal: io.signal,
          onRound: (round) =>
            io.stderr(fill(words.benchRunning, { name, round, rounds }, io.language)),
        });
        sayResult(result, io);
        await keep(result);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    io.stderr(fill(words.benchReport, { path: place.report }, io.language));
    return exitCodes.done;
  },
};

function usualRoundsOf(names: readonly BenchName[]): number {
  const [only, ...others] = names;
  const alone = only !== undefined && others.length === 0;
  return (alone ? benchCases[only].aloneRounds : undefined) ?? usualRounds;
}

/** Adds results to a report, one by one, so that what was measured stays when the rest is broken off. */
async function openReport(
  { report, kept }: ReportFiles,
  language: Language,
): Promise<(result: CaseResult) => Promise<void>> {
  const files = createFiles();
  const date = new Date();
  const machine = describeMachine();
  let results = kept === undefined ? [] : await readKeptResults(kept, files);
  return async (result) => {
    results = mergeResults(results, [result]);
    if (kept !== undefined) await files.save(kept, JSON.stringify(results));
    await files.save(report, formatReport({ machine, results, date }, language));
  };
}

/** The cases that were named, in the order in which they are measured; all that peers take part in, or all at all, where none was. */
function chooseCases(
  words: readonly string[],
  only: BenchName | undefined,
  withPeers: boolean,
): readonly BenchName[] {
  const unknown = words.find((word) => !benchNames.some((name) => name === word));
  if (unknown !== undefined)
    throw new UsageError('benchUnknownCase', { case: unknown, choices: benchNames.join(', ') });
  const named = new Set<string>(only === undefined ? words : [...words, only]);
  if (named.size === 0) return withPeers ? comparedNames : benchNames;
  return benchNames.filter((name) => named.has(name));
}
