import type { WantedChange } from '../../src-shared/spec/live-changes.ts';

/** What the host wants of a run; the loop asks between two steps. */
export type RunControl = {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** One update, then pause again. */
  readonly step: () => void;
  readonly stop: () => void;
  /** Other values for settings, from the next step on. */
  readonly change: (wanted: readonly WantedChange[]) => void;
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
  /** The values that were asked for since it was last called. */
  readonly takeWanted: () => readonly WantedChange[];
  /** Resolves at the next of the calls above. */
  readonly nextChange: () => Promise<void>;
};

export function createRunControl(): RunControl {
  let isPaused = false;
  let isStopped = false;
  let allowedSteps = 0;
  let wanted: readonly WantedChange[] = [];
  let next = Promise.withResolvers<undefined>();
  const changed = (): void => {
    next.resolve(undefined);
    next = Promise.withResolvers();
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
    change: (more) => {
      wanted = [...wanted, ...more];
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
    takeWanted: () => {
      const taken = wanted;
      wanted = [];
      return taken;
    },
    nextChange: () => next.promise,
  };
}
