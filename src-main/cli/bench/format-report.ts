import { fill } from '../../../src-shared/messages/fill.ts';
import { formatBytes } from '../../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import { judgeGoals, type JudgedGoal } from './goals.ts';
import type { Machine } from './machine.ts';
import type { CaseResult } from './run-case.ts';
import { wordFigure } from './word-figure.ts';
import { wordSkipped } from './word-skipped.ts';

/** The report in Markdown: on what it was measured, all figures, and which goals are held. */
export function formatReport(
  report: {
    readonly machine: Machine;
    readonly results: readonly CaseResult[];
    readonly rounds: number;
    readonly date: Date;
  },
  language: Language,
): string {
  const { machine, results, rounds, date } = report;
  const words = messages(language).commandLine;
  const figure = (value: number): string => wordFigure(value, language);
  const versions = [machine, ...results].flatMap((it) => Object.entries(it.versions));
  const facts = [
    [words.benchDate, date.toISOString().slice(0, 10)],
    [words.benchSystem, machine.platform],
    [words.benchProcessor, machine.processor],
    [words.benchCores, String(machine.cores)],
    [words.benchMemory, formatBytes(machine.memoryBytes, language)],
    [words.benchLoad, figure(machine.load)],
    [words.benchVersions, [...new Map(versions)].map((pair) => pair.join(' ')).join(', ')],
    [words.benchRounds, String(rounds)],
  ];
  const figures = results.flatMap(({ name, unit, systems }) =>
    systems.map(({ system, min, median, max }) => [
      name,
      system,
      ...[median, min, max].map(figure),
      unit,
    ]),
  );
  const ratios = results.flatMap(({ name, ratios: all }) =>
    all.map(({ system, against, ratio }) => [name, system, against, figure(ratio)]),
  );
  const judged = results.flatMap((result) =>
    judgeGoals(result).map((goal) => goalRow(goal, result.unit, language)),
  );
  const skipped = results.flatMap((result) =>
    result.skipped.map((one) => `- ${wordSkipped(result.name, one, language)}`),
  );
  const parts = [
    [`# ${words.benchTitle}`],
    table([words.benchFact, words.benchValue], facts),
    [`## ${words.benchFigures}`],
    table(
      [
        ...[words.benchCase, words.benchWhat, words.benchMedian],
        ...[words.benchMinimum, words.benchMaximum, words.benchUnit],
      ],
      figures,
    ),
    ratios.length === 0
      ? []
      : [
          `## ${words.benchRatios}`,
          '',
          ...table(
            [words.benchCase, words.benchWhat, words.benchAgainst, words.benchTimes],
            ratios,
          ),
        ],
    judged.length === 0
      ? []
      : [
          `## ${words.benchGoals}`,
          '',
          ...table(
            [words.benchCase, words.benchWhat, words.benchGoal, words.benchMedian, words.benchHeld],
            judged,
          ),
        ],
    skipped.length === 0 ? [] : [`## ${words.benchLeftOut}`, '', ...skipped],
    [
      `## ${words.benchHow}`,
      '',
      ...results.map(({ name }) => `- \`${name}\`: ${words[howWords[name]]}`),
    ],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const howWords = {
  startup: 'benchHowStartup',
  'first-point': 'benchHowFirstPoint',
  lenet: 'benchHowLenet',
  'stream-cost': 'benchHowStreamCost',
  'window-interactive': 'benchHowWindowInteractive',
  'window-frame': 'benchHowWindowFrame',
} as const satisfies Record<CaseResult['name'], string>;

function goalRow(
  { goal, system, value, isHeld }: JudgedGoal,
  unit: string,
  language: Language,
): string[] {
  const words = messages(language).commandLine;
  const limit = wordFigure('under' in goal ? goal.under : goal.atLeast, language);
  const of =
    goal.against === undefined
      ? unit
      : fill(words.benchTimesOf, { system: goal.against }, language);
  const word = 'under' in goal ? words.benchUnder : words.benchAtLeast;
  const wording = fill(word, { limit: `${limit} ${of}` }, language);
  return [
    goal.name,
    system,
    wording,
    wordFigure(value, language),
    isHeld ? words.benchYes : words.benchNo,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
