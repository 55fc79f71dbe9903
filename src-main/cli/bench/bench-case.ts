import type { BenchName, BenchUnit, Skipped } from './case-result.ts';

/** What a system says of itself once it has been measured. */
export type SystemAbout = {
  /** The library that trains, where it is not one of this program's own. */
  readonly library?: { readonly name: string; readonly version: string };
  readonly settings?: string;
};

/** One of the things that a case measures side by side, `lienzo-tensorflow` or `pytorch`, say. */
export type BenchSystem = {
  readonly name: string;
  /** The systems of the same case that it is compared with, as far as they are there. */
  readonly against?: readonly string[];
  /** Measures once and answers in the case's unit. */
  readonly measure: (round: number) => Promise<number>;
  readonly describe?: () => SystemAbout;
  /** Ends what it keeps between its rounds. */
  readonly close?: () => Promise<void>;
};

/** A case that is ready to be measured. */
export type OpenedCase = {
  readonly systems: readonly BenchSystem[];
  readonly skipped: readonly Skipped[];
  /** Versions of what takes part beside this program itself and its systems, by name. */
  readonly versions?: Readonly<Record<string, string>>;
};

export type BenchSurroundings = {
  /** The folder a case may write to while it measures; it is removed afterwards. */
  readonly folder: string;
  /** Whether the same networks are trained in PyTorch and Keras too. */
  readonly withPeers: boolean;
};

export type BenchCase = {
  readonly name: BenchName;
  readonly unit: BenchUnit;
  readonly higherIsBetter: boolean;
  /** What stands for all rounds; the median where absent. */
  readonly average?: 'mean';
  /** How many rounds are usual where nothing else is measured; as many as of any case where absent. */
  readonly aloneRounds?: number;
  readonly open: (surroundings: BenchSurroundings) => Promise<OpenedCase>;
};
