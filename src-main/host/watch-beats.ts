import type { Activity } from '../../src-shared/protocol/trainer-messages.ts';

/** The trainer's silence is noticed after this long, or after ten steps where those take longer. */
export const silenceLimitMs = 5_000;
const stepsOfSilence = 10;
/** Steps are timed over so many messages. */
const remembered = 51;

/** What a trainer may be at for as long as it takes, since it said so; a step is not among them. */
const announced: ReadonlySet<Activity> = new Set([
  'starting',
  'loading',
  'compiling',
  'evaluating',
  'saving',
]);

export type BeatWatch = {
  /** A beat came in. */
  readonly noteBeat: (activity: Activity, busyMs: number) => void;
  /** `count` steps were done since the last message about steps. */
  readonly noteSteps: (count: number) => void;
  /** To be asked several times a second: whether the trainer still answers. */
  readonly isResponding: () => boolean;
  readonly activity: () => Activity;
};

/**
 * Tells a busy trainer from one that hangs. A thread of the trainer's own beats every second, so silence
 * means that the whole process stands still; a beat that says the main thread has been in one step for far
 * too long means that the step hangs. `now` is a clock in milliseconds that never goes back.
 */
export function watchBeats(now: () => number = () => performance.now()): BeatWatch {
  const stepTimes: number[] = [];
  let activity: Activity = 'starting';
  let busyMs = 0;
  let beatAt = now();
  let stepsAt: number | undefined;
  let askedAt = now();

  const limitMs = (): number => {
    const sorted = stepTimes.toSorted((a, b) => a - b);
    return Math.max(silenceLimitMs, stepsOfSilence * (sorted[sorted.length >> 1] ?? 0));
  };

  return {
    noteBeat: (newActivity, newBusyMs) => {
      if (newActivity !== 'training') stepsAt = undefined;
      activity = newActivity;
      busyMs = newBusyMs;
      beatAt = now();
    },
    noteSteps: (count) => {
      const time = now();
      if (stepsAt !== undefined && count > 0) stepTimes.push((time - stepsAt) / count);
      if (stepTimes.length > remembered) stepTimes.shift();
      stepsAt = time;
    },
    isResponding: () => {
      const time = now();
      // Who asks several times a second and suddenly did not was asleep itself, and so was the trainer.
      const sleptMs = time - askedAt;
      if (sleptMs > silenceLimitMs / 2) beatAt += sleptMs;
      askedAt = time;
      const limit = limitMs();
      return time - beatAt < limit && (announced.has(activity) || busyMs < limit);
    },
    activity: () => activity,
  };
}
