import type { DataLook } from './data-look.ts';

/** What is better known of data before a network learns from them. `count` and `share` are worded with it. */
export type DataWarning =
  | { readonly kind: 'leaks'; readonly count: number; readonly share: number }
  | { readonly kind: 'copied-text'; readonly share: number; readonly least: number }
  | { readonly kind: 'contradictions'; readonly count: number }
  | { readonly kind: 'duplicates'; readonly count: number; readonly share: number }
  | {
      readonly kind: 'imbalance';
      readonly most: string;
      readonly least: string;
      readonly times: number;
    }
  | { readonly kind: 'empty-class'; readonly name: string }
  | { readonly kind: 'nothing-held-out' }
  | { readonly kind: 'few-held-out'; readonly count: number }
  | { readonly kind: 'wide-inputs'; readonly times: number }
  | { readonly kind: 'mostly-padding'; readonly share: number }
  | { readonly kind: 'unknown-words'; readonly share: number };

/** So many times as frequent as the rarest class may the most frequent one be. */
const balancedTimes = 4;
/** Prose quotes itself a little, in refrains and headings. */
const usualCopies = 0.05;
/** A share of duplicates below it is what any large collection has. */
const usualDuplicates = 0.01;
/** Below it, one example more or less that is said rightly moves the accuracy by more than 3 %. */
const fewHeldOut = 30;
/** How far apart the deviations of two features may be. */
const alikeTimes = 10;
/** More padding than that makes most of the work of a step work for nothing. */
const usualPadding = 0.6;
/** Above it a network misses about one word in each sentence of ten. */
const usualUnknown = 0.1;

/** What a look at data warns of, the gravest first. */
export function warnOfData(look: DataLook): readonly DataWarning[] {
  return [
    ...warnOfTwins(look),
    ...warnOfCopies(look),
    ...warnOfClasses(look),
    ...warnOfHeldOut(look),
    ...warnOfSpread(look),
    ...warnOfSequences(look),
  ];
}

function warnOfTwins({ leaks, contradictions, duplicates, looked }: DataLook): DataWarning[] {
  const warnings: DataWarning[] = [];
  if (leaks.count > 0) {
    const share = leaks.count / looked.validation;
    warnings.push({ kind: 'leaks', count: leaks.count, share });
  }
  if (contradictions.count > 0) {
    warnings.push({ kind: 'contradictions', count: contradictions.count });
  }
  const share = duplicates.count / Math.max(1, looked.train);
  if (share > usualDuplicates)
    warnings.push({ kind: 'duplicates', count: duplicates.count, share });
  return warnings;
}

function warnOfCopies({ copied }: DataLook): DataWarning[] {
  if (copied === undefined || copied.share <= usualCopies) return [];
  return [{ kind: 'copied-text', ...copied }];
}

function warnOfClasses({ task, classes = [] }: DataLook): DataWarning[] {
  if (task !== 'classification') return [];
  const [first, ...others] = classes.toSorted((a, b) => b.train - a.train);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last.train === 0) return [{ kind: 'empty-class', name: last.name }];
  const times = first.train / last.train;
  if (times <= balancedTimes) return [];
  return [{ kind: 'imbalance', most: first.name, least: last.name, times }];
}

function warnOfHeldOut({ validation, task }: DataLook): DataWarning[] {
  if (validation === 0) return [{ kind: 'nothing-held-out' }];
  const isFew = validation < fewHeldOut && task === 'classification';
  return isFew ? [{ kind: 'few-held-out', count: validation }] : [];
}

function warnOfSpread({ features = [] }: DataLook): DataWarning[] {
  const deviations = features.map((it) => it.deviation).filter((it) => it > 0);
  if (deviations.length < 2) return [];
  const times = Math.max(...deviations) / Math.min(...deviations);
  return times > alikeTimes ? [{ kind: 'wide-inputs', times }] : [];
}

function warnOfSequences({ asked }: DataLook): DataWarning[] {
  if (asked === undefined) return [];
  const warnings: DataWarning[] = [];
  const padding = asked.longest === 0 ? 0 : 1 - asked.mean / asked.room;
  if (padding > usualPadding) warnings.push({ kind: 'mostly-padding', share: padding });
  const unknown = asked.symbols?.unknown.validation ?? 0;
  if (unknown > usualUnknown) warnings.push({ kind: 'unknown-words', share: unknown });
  return warnings;
}
