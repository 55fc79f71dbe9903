import { formatBytes } from '../../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import { valueOf, type CaseResult } from './case-result.ts';
import { judgeGoals } from './goals.ts';
import type { Machine } from './machine.ts';
import { wordFigure } from './word-figure.ts';
import { wordGoal } from './word-goal.ts';
import { wordHow } from './word-how.ts';
import { wordSkipped } from './word-skipped.ts';

type Report = {
  readonly machine: Machine;
  readonly results: readonly CaseResult[];
  readonly date: Date;
};
type Row = readonly string[];

/** The report in Markdown: on what it was measured, which goals are held, and all figures. */
export function formatReport({ machine, results, date }: Report, language: Language): string {
  const words = messages(language).commandLine;
  const ends = [words.benchMedian, words.benchMinimum, words.benchMaximum];
  const parts = [
    `# ${words.benchTitle}`,
    table([words.benchFact, words.benchValue], factRows({ machine, results, date }, language)),
    section(words.benchGoals, goalRows(results, language), [
      ...[words.benchCase, words.benchWhat, words.benchGoal, words.benchMedian, words.benchHeld],
    ]),
    section(words.benchFigures, figureRows(results, language), [
      ...[words.benchCase, words.benchWhat, ...ends, words.benchUnit],
    ]),
    section(words.benchRatios, ratioRows(results, language), [
      ...[words.benchCase, words.benchWhat, words.benchAgainst, ...ends],
    ]),
    section(words.benchLoads, loadRows(results, language), [
      ...[words.benchCase, words.benchRounds, ...ends],
    ]),
    list(words.benchSettings, settingLines(results)),
    list(
      words.benchLeftOut,
      results.flatMap(({ name, skipped }) =>
        skipped.map((one) => wordSkipped(name, one, language)),
      ),
    ),
    list(words.benchHow, wordHow(results, language)),
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

function factRows({ machine, results, date }: Report, language: Language): Row[] {
  const words = messages(language).commandLine;
  const versions = [machine, ...results].flatMap((it) => Object.entries(it.versions));
  return [
    [words.benchDate, date.toISOString().slice(0, 10)],
    [words.benchSystem, machine.platform],
    [words.benchProcessor, machine.processor],
    [words.benchCores, String(machine.cores)],
    [words.benchMemory, formatBytes(machine.memoryBytes, language)],
    [words.benchVersions, [...new Map(versions)].map((pair) => pair.join(' ')).join(', ')],
  ];
}

function goalRows(results: readonly CaseResult[], language: Language): Row[] {
  return results.flatMap((result) =>
    judgeGoals(result).map((judged) => {
      const { goal, verdict } = wordGoal(judged, result.unit, language);
      return [result.name, judged.system, goal, wordFigure(judged.value, language), verdict];
    }),
  );
}

function figureRows(results: readonly CaseResult[], language: Language): Row[] {
  return results.flatMap(({ name, unit, systems }) =>
    systems.map((result) => {
      const { system, min, max } = result;
      const figures = [valueOf(result), min, max].map((value) => wordFigure(value, language));
      return [name, system, ...figures, unit];
    }),
  );
}

function ratioRows(results: readonly CaseResult[], language: Language): Row[] {
  return results.flatMap(({ name, ratios }) =>
    ratios.map(({ system, against, ratio, min, max }) => {
      const figures = [ratio, min, max].map((value) => wordFigure(value, language));
      return [name, system, against, ...figures];
    }),
  );
}

function loadRows(results: readonly CaseResult[], language: Language): Row[] {
  return results.map(({ name, systems, load: { median, min, max } }) => {
    const rounds = Math.max(0, ...systems.map((system) => system.rounds));
    const figures = [median, min, max].map((value) => wordFigure(value, language));
    return [name, String(rounds), ...figures];
  });
}

function settingLines(results: readonly CaseResult[]): string[] {
  return results.flatMap(({ name, systems }) =>
    systems.flatMap(({ system, settings }) =>
      settings === undefined ? [] : [`${name} ${system}: \`${settings}\``],
    ),
  );
}

function section(title: string, rows: readonly Row[], head: Row): string | undefined {
  return rows.length === 0 ? undefined : `## ${title}\n\n${table(head, rows)}`;
}

function list(title: string, lines: readonly string[]): string | undefined {
  if (lines.length === 0) return undefined;
  return [`## ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
