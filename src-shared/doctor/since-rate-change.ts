import type { LayerReading } from '../protocol/layer-reading.ts';
import type { Evidence } from './evidence.ts';

type Told = Pick<Evidence, 'changes' | 'losses' | 'readings' | 'step'>;

/**
 * What was seen of the rate that holds now: the readings and losses since the rate, or the momentum that multiplies it,
 * was changed for the last time; all of them where it never was.
 */
export function sinceRateChange({ changes, losses, readings, step }: Told): {
  readonly readings: readonly LayerReading[];
  readonly losses: ArrayLike<number>;
} {
  const last = changes.findLast((record) =>
    record.changes.some(({ setting }) => setting === 'learningRate' || setting === 'momentum'),
  );
  if (last === undefined) return { readings, losses };
  // A reading at a step is of the update after it.
  const done = last.step - 1;
  return {
    readings: readings.filter((reading) => reading.step >= done),
    losses: Array.from(losses).slice(Math.max(0, done - (step - losses.length))),
  };
}
