import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a loop may hold the event loop before commands are read. */
const holdMs = 15;

/**
 * Gives a loop its pauses: the function returned, awaited between two pieces of work, lets the event loop
 * turn (commands are read, events leave) where it has been held for 15 ms, and costs nothing otherwise.
 */
export function createBreather(): () => Promise<void> | undefined {
  let heldSince = performance.now();
  return () => {
    if (performance.now() - heldSince < holdMs) return undefined;
    return nextTurn().then(() => {
      heldSince = performance.now();
    });
  };
}
