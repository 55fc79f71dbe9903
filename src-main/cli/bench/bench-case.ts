/** One of the things whose speed is compared, ready to be measured. */
export type BenchSystem = {
  /** Its name in results: `lienzo-tensorflow`. */
  readonly system: string;
  /** Measures once. */
  readonly measure: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Something to measure, side by side on several systems. */
export type BenchCase = {
  readonly name: string;
  readonly unit: string;
  readonly higherIsBetter: boolean;
  /** Makes the systems ready; those that are not there are left out. */
  readonly open: () => Promise<readonly BenchSystem[]>;
  /** Which systems are divided by which. */
  readonly ratios: readonly (readonly [system: string, against: string])[];
};

export type BenchResult = {
  readonly name: string;
  readonly system: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly unit: string;
  readonly higherIsBetter: boolean;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
};

export type BenchRatio = {
  readonly name: string;
  readonly system: string;
  readonly against: string;
  /** The median of the ratios of each round. */
  readonly ratio: number;
};
