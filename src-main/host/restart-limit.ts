import { ProblemError } from '../../src-shared/problem.ts';

const deaths = 3;
const withinMs = 60_000;

/** Keeps a trainer that dies again and again from being started again and again. */
export function createRestartLimit(now: () => number = () => performance.now()): {
  /** The trainer died. */
  readonly note: () => void;
  /** Throws `trainer-keeps-stopping` where it died three times within the last minute. */
  readonly demand: () => void;
} {
  let times: number[] = [];
  return {
    note: () => void times.push(now()),
    demand: () => {
      times = times.filter((time) => now() - time < withinMs);
      if (times.length >= deaths) throw new ProblemError('trainer-keeps-stopping', { deaths });
    },
  };
}
