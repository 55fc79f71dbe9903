import { formatLoss, formatTick } from '../../src-shared/messages/format-figure.ts';
import { fill, type Details } from '../../src-shared/messages/fill.ts';
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatPercent,
} from '../../src-shared/messages/format-number.ts';
import { messages, type Language, type Messages } from '../../src-shared/messages/messages.ts';
import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import type { Problem } from '../../src-shared/problem.ts';
import { writePointNumber } from '../ui/write-point-number.ts';

let current = $state<Language>('en');

/** The window's language. Whoever reads it in a component follows it. */
export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** Every text of the window, in its language. */
export function words(): Messages {
  return messages(current);
}

/** A sentence with its placeholders filled, in the window's language. */
export function say(sentence: string, details: Details): string {
  return fill(sentence, details, current);
}

/** The sentence of a problem. */
export function sayProblem(problem: Problem): string {
  return wordProblem(problem, current);
}

/** Numbers the way the window's language writes them. */
export const format = {
  count: (count: number | bigint): string => formatCount(count, current),
  decimal: (value: number, decimals: number): string => formatDecimal(value, decimals, current),
  percent: (share: number, decimals = 0): string => formatPercent(share, decimals, current),
  bytes: (bytes: number): string => formatBytes(bytes, current),
  loss: (value: number, decimals = 4): string => formatLoss(value, decimals, current),
  /** At an axis. */
  tick: (value: number): string => formatTick(value, current),
  /** With as many decimals as it has, at most eight, for a field. */
  plain: (value: number): string => {
    const plain = writePointNumber(Number(value.toFixed(8)));
    return (current === 'es' ? plain.replace('.', ',') : plain).replace('-', '\u2212');
  },
} as const;

/** The language to begin with, where nobody has chosen one: the first that the browser prefers and we have. */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [head] = tag.toLowerCase().split('-');
    if (head === 'es' || head === 'en') return head;
  }
  return 'en';
}
