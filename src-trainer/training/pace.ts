/** How long one call for many steps should take: points reach the window 20 times a second, and a pause waits for it. */
const wantedMs = 30;
/** So many at most, so that what a call brings back stays small. */
const mostSteps = 4096;

/** How many steps are asked for at once, so that a call takes about 30 ms whatever the network. */
export type Pace = {
  readonly steps: () => number;
  /** To be told how long a call took. */
  readonly note: (steps: number, ms: number) => void;
};

/** @param first how many at first, before anything is known of them */
export function createPace(first = 1): Pace {
  let steps = first;
  return {
    steps: () => steps,
    note: (taken, ms) => {
      // One long call (another program took the processor) must not slow all that come after it, so it is
      // approached by half; and it grows by two at most, since the first calls say little of the later ones.
      const fitting = (taken * wantedMs) / Math.max(ms, 0.01);
      steps = Math.max(1, Math.min(mostSteps, 2 * steps, Math.round((steps + fitting) / 2)));
    },
  };
}
