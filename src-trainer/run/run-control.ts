/** What the host wants of a run; the loop asks between two steps. */
export type RunControl = {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** One update, then pause again. */
  readonly step: () => void;
  readonly stop: () => void;
  /** Something else changed that a paused run should look at (a probe, say). */
  readonly nudge: () => void;
  readonly isStopped: () => boolean;
  /** Whether the next step has to wait. */
  readonly isPaused: () => boolean;
  /** Whether the run is to stand still after the steps it is still allowed. */
  readonly isPausing: () => boolean;
  /** How many steps may be taken at once: all, or those that were asked for one by one. */
  readonly allowedSteps: () => number;
  /** To be called with the number of steps that begin. */
  readonly noteSteps: (count: number) => void;
  /** Resolves at the next of the calls above. */
  readonly nextChange: () => Promise<void>;
};

export function createRunControl(): RunControl {
  let isPaused = false;
  let isStopped = false;
  let allowedSteps = 0;
  let change = Promise.withResolvers<undefined>();
  const changed = (): void => {
    change.resolve(undefined);
    change = Promise.withResolvers();
  };
  return {
    pause: () => {
      isPaused = true;
      allowedSteps = 0;
      changed();
    },
    goOn: () => {
      isPaused = false;
      changed();
    },
    step: () => {
      isPaused = true;
      allowedSteps += 1;
      changed();
    },
    stop: () => {
      isStopped = true;
      changed();
    },
    nudge: changed,
    isStopped: () => isStopped,
    isPaused: () => isPaused && allowedSteps === 0,
    isPausing: () => isPaused,
    allowedSteps: () => (isPaused ? allowedSteps : Infinity),
    noteSteps: (count) => {
      allowedSteps = Math.max(0, allowedSteps - count);
    },
    nextChange: () => change.promise,
  };
}
