import type { Activity } from '../../src-shared/protocol/trainer-messages.ts';
import type { TrainerProcess } from './trainer-process.ts';

/** A run that was asked to stop has this long for it. */
const graceMs = 5_000;
/** While the trainer says that it saves or evaluates, it may take so long in all. */
const longestMs = 60_000;
const lookEveryMs = 250;

const atTheEnd: ReadonlySet<Activity> = new Set(['saving', 'evaluating']);

/**
 * Sees that a stop is followed: ends the trainer where its run goes on although it was asked to stop. A
 * trainer that is writing its last checkpoint is given the time to do so, as long as it answers.
 */
export function watchStop(process: TrainerProcess, isGoingOn: () => boolean): void {
  let leftMs = graceMs;
  let allMs = longestMs;
  const watch = setInterval(() => {
    if (!isGoingOn()) return clearInterval(watch);
    allMs -= lookEveryMs;
    if (!(process.isResponding() && atTheEnd.has(process.activity()))) leftMs -= lookEveryMs;
    if (leftMs > 0 && allMs > 0) return;
    clearInterval(watch);
    void process.stop(0);
  }, lookEveryMs);
}
