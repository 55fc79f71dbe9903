import type { Problem } from '../../../src-shared/problem.ts';

/** What is measured, in the order in which it is. */
export const benchNames = [
  'startup',
  'first-point',
  'lenet',
  'stream-cost',
  'window-interactive',
  'window-frame',
] as const;
export type BenchName = (typeof benchNames)[number];

/** One of the things that a case measures side by side, `lienzo-tensorflow` or `tfjs-cpu`, say. */
export type BenchSystem = {
  readonly name: string;
  /** Measures once and answers in the case's unit. */
  readonly measure: (round: number) => Promise<number>;
};

/** What cannot be measured here, and why. */
export type Skipped = { readonly system: string; readonly reason: SkipReason };
export type SkipReason =
  Problem | { readonly word: 'benchNoSources' | 'benchNoPlaywright' | 'benchNoBrowser' };

/** A case that is ready to be measured. */
export type OpenedCase = {
  readonly systems: readonly BenchSystem[];
  readonly skipped: readonly Skipped[];
  /** Versions of what takes part beside this program itself, by name. */
  readonly versions?: Readonly<Record<string, string>>;
};

/** The folder a case may write to while it measures; it is removed afterwards. */
export type BenchSurroundings = { readonly folder: string };

export type BenchCase = {
  readonly name: BenchName;
  readonly unit: 'images/s' | 'ms' | '%';
  readonly higherIsBetter: boolean;
  /** The system that the others are compared with. */
  readonly against?: string;
  readonly open: (surroundings: BenchSurroundings) => Promise<OpenedCase>;
};
