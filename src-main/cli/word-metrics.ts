import { fill } from '../../src-shared/messages/fill.ts';
import {
  formatCount,
  formatDecimal,
  formatPercent,
} from '../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';

/** The figures of an epoch, a run or an evaluation. */
export type Metrics = {
  readonly loss?: number | null;
  readonly accuracy?: number | null | undefined;
  readonly valLoss?: number | null | undefined;
  readonly valAccuracy?: number | null | undefined;
  readonly bitsPerCharacter?: number | null | undefined;
  readonly rootMeanSquaredError?: number | null | undefined;
  readonly wholeAnswers?: number | undefined;
  readonly trueCaptions?: number | undefined;
  readonly trueActions?: number | undefined;
  readonly bleu1?: number | undefined;
  readonly bleu2?: number | undefined;
  readonly bleu3?: number | undefined;
  readonly bleu4?: number | undefined;
  readonly cider?: number | undefined;
  readonly exactMatches?: number | undefined;
  readonly examplesPerSecond?: number | undefined;
  readonly seconds?: number | undefined;
};

/** The figures in one line, those that are there. */
export function wordMetrics(metrics: Metrics, language: Language): string {
  const words = messages(language).commandLine;
  const decimal = (value: number | null | undefined, decimals: number): string | undefined =>
    value === undefined ? undefined : formatDecimal(value ?? Number.NaN, decimals, language);
  const percent = (value: number | null | undefined): string | undefined =>
    typeof value === 'number' ? formatPercent(value, 2, language) : undefined;
  const significant = (value: number | null | undefined): string | undefined =>
    decimal(value, Math.max(0, 3 - Math.floor(Math.log10(Math.max(1, Math.abs(value ?? 1))))));
  const rate = metrics.examplesPerSecond;
  const figures = [
    [words.metricLoss, decimal(metrics.loss, 4)],
    [words.metricAccuracy, percent(metrics.accuracy)],
    [words.metricValLoss, decimal(metrics.valLoss, 4)],
    [words.metricValAccuracy, percent(metrics.valAccuracy)],
    [words.metricBits, decimal(metrics.bitsPerCharacter, 3)],
    [words.metricRootMeanSquaredError, significant(metrics.rootMeanSquaredError)],
    [words.metricWholeAnswers, percent(metrics.wholeAnswers)],
    [words.metricTrueCaptions, percent(metrics.trueCaptions)],
    [words.metricTrueActions, percent(metrics.trueActions)],
    [words.metricBleu1, decimal(metrics.bleu1, 3)],
    [words.metricBleu2, decimal(metrics.bleu2, 3)],
    [words.metricBleu3, decimal(metrics.bleu3, 3)],
    [words.metricBleu4, decimal(metrics.bleu4, 3)],
    [words.metricCider, decimal(metrics.cider, 2)],
    [words.metricExact, percent(metrics.exactMatches)],
    [words.metricRate, rate === undefined ? undefined : formatCount(Math.round(rate), language)],
    [words.metricSeconds, decimal(metrics.seconds, 1)],
  ] as const;
  return figures
    .flatMap(([word, value]) => (value === undefined ? [] : [fill(word, { value }, language)]))
    .join(' · ');
}
