import { formatCount, formatPercent } from '../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { wordNumber, wordSettingValue } from '../../src-shared/messages/word-changes.ts';
import type { Spread, SweepPoint } from '../../src-shared/runs/sweep-result.ts';
import { textTable } from './text-table.ts';

/** The points of a sweep in rows, each figure as its mean with the lowest and highest over the seeds. */
export function sweepTable(
  points: readonly SweepPoint[],
  names: readonly string[],
  language: Language,
): readonly string[] {
  const words = messages(language).commandLine;
  const hasErrors = points.some(({ errorOut }) => Number.isFinite(errorOut.mean));
  const loss = (spread: Spread): string => within(spread, (value) => short(value, language));
  const error = (spread: Spread): string =>
    within(spread, (value) => formatPercent(value, 1, language));
  const head = [
    ...names,
    words.sweepWeights,
    'N',
    words.sweepDone,
    words.sweepLossIn,
    words.sweepLossOut,
    ...(hasErrors ? [words.sweepErrorIn, words.sweepErrorOut, words.sweepBound] : []),
  ];
  const count = (value: number | undefined): string =>
    value === undefined ? '–' : formatCount(value, language);
  const rows = points.map((point) => [
    ...point.values.map((value) => wordSettingValue('', value, language)),
    count(point.parameterCount),
    count(point.trainExamples),
    `${point.done}/${point.runIds.length}`,
    loss(point.lossIn),
    loss(point.lossOut),
    ...(hasErrors
      ? [
          error(point.errorIn),
          error(point.errorOut),
          Number.isFinite(point.bound) ? formatPercent(point.bound, 0, language) : '–',
        ]
      : []),
  ]);
  return [...textTable([head, ...rows]), ...(hasErrors ? [words.sweepBoundNote] : [])];
}

function within({ mean, low, high }: Spread, write: (value: number) => string): string {
  if (!Number.isFinite(mean)) return '–';
  return low === high ? write(mean) : `${write(mean)} (${write(low)} – ${write(high)})`;
}

function short(value: number, language: Language): string {
  return wordNumber(Number(value.toPrecision(3)), language);
}
