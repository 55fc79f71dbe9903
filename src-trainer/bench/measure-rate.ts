/** How long and how often a piece of work is measured. */
export type Measurement = {
  /** The work before the first measurement: kernels are compiled, caches filled. */
  readonly warmUpSteps: number;
  readonly rounds: number;
  readonly secondsPerRound: number;
};

/**
 * Examples a second: the median of rounds that each repeat `step` (which works on `examplesPerStep`
 * examples and is done when its promise is) for so many seconds, at least once.
 */
export async function measureRate(
  step: () => unknown,
  examplesPerStep: number,
  { warmUpSteps, rounds, secondsPerRound }: Measurement,
): Promise<number> {
  for (let warmUp = 0; warmUp < warmUpSteps; warmUp += 1) await step();
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    let steps = 0;
    let seconds: number;
    do {
      await step();
      steps += 1;
      seconds = (performance.now() - startedAt) / 1000;
    } while (seconds < secondsPerRound);
    rates.push((steps * examplesPerStep) / seconds);
  }
  rates.sort((a, b) => a - b);
  return rates[Math.floor(rates.length / 2)] ?? Number.NaN;
}
