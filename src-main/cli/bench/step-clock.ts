import type { ApiEvent } from '../../../src-shared/protocol/api.ts';

/** Measures a run's speed from the events that come of it. */
export type StepClock = {
  readonly hear: (event: ApiEvent) => void;
  /** Steps a second of time over the next so many milliseconds of training. Resolves at a loss point. */
  readonly measure: (spanMs: number) => Promise<number>;
};

type Span = {
  readonly lengthMs: number;
  readonly resolve: (stepsPerSecond: number) => void;
  steps: number;
  takenMs: number;
};

/**
 * The time between two loss points counts whole, with whatever the trainer did in it besides; the time from
 * an epoch's last point to its end (evaluation and checkpoint) does not, since it falls where it falls.
 */
export function createStepClock(now: () => number = () => performance.now()): StepClock {
  let span: Span | undefined;
  let lastMs: number | undefined;
  return {
    hear: (event) => {
      if (event.type === 'run/epoch' || event.type === 'run/checkpoint') {
        lastMs = now();
        return;
      }
      if (event.type !== 'run/steps') return;
      const before = lastMs;
      const nowMs = (lastMs = now());
      if (span === undefined || before === undefined) return;
      span.steps += event.count;
      span.takenMs += nowMs - before;
      if (span.takenMs < span.lengthMs) return;
      const { resolve, steps, takenMs } = span;
      span = undefined;
      resolve((1000 * steps) / takenMs);
    },
    measure: (lengthMs) =>
      new Promise((resolve) => {
        // What is going on when the span begins belongs to what was before.
        lastMs = undefined;
        span = { lengthMs, resolve, steps: 0, takenMs: 0 };
      }),
  };
}
