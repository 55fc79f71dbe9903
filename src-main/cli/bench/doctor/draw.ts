import { seededNumbers } from '../seeded-numbers.ts';

/** Choices that follow from a seed. */
export type Draw = {
  /** Evenly in `[from, to)`. */
  readonly between: (from: number, to: number) => number;
  /** Evenly among the whole numbers from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** Evenly on a logarithmic scale. */
  readonly magnitude: (from: number, to: number) => number;
  /** Throws where there is none to choose. */
  readonly one: <T>(choices: readonly T[]) => T;
  /** A normal deviate. Source: Box and Muller, "A note on the generation of random normal deviates", 1958. */
  readonly normal: () => number;
};

export function drawFrom(seed: number): Draw {
  const next = seededNumbers(seed);
  // Neighbouring seeds begin alike.
  for (let skipped = 0; skipped < 16; skipped += 1) next();
  const between = (from: number, to: number): number => from + (to - from) * next();
  const whole = (from: number, to: number): number => Math.floor(between(from, to + 1));
  return {
    between,
    whole,
    magnitude: (from, to) => Math.exp(between(Math.log(from), Math.log(to))),
    one: (choices) => {
      const chosen = choices[whole(0, choices.length - 1)];
      if (chosen === undefined) throw new RangeError('there is nothing to choose');
      return chosen;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
