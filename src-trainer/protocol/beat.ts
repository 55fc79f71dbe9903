import { fstatSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

import { activitySchema, type Activity } from '../../src-shared/protocol/trainer-messages.ts';
import { sharedPlaces } from './shared-places.ts';

/** The pipe that beats go to: one of their own, so that frames of two threads never mix. */
const beatPipe = 5;
/** How often the main thread says that its event loop turned. */
const turnMs = 100;

export type Beat = {
  /** Says what the main thread is about to be busy with. */
  readonly setActivity: (activity: Activity) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the worker thread that beats once a second on pipe 5, also while the main thread is inside a
 * calculation and cannot say anything itself. Where the parent gave no such pipe there are no beats.
 */
export function startBeat(): Beat {
  const shared = new Float64Array(
    new SharedArrayBuffer(sharedPlaces.length * Float64Array.BYTES_PER_ELEMENT),
  );
  const noteTurn = (): void => {
    shared[sharedPlaces.turnedAtMs] = Date.now();
  };
  noteTurn();
  const timer = setInterval(noteTurn, turnMs).unref();
  const worker = isPipe(beatPipe)
    ? new Worker(new URL('./beat-worker.ts', import.meta.url), {
        workerData: { shared, pipe: beatPipe, activities: activitySchema.options },
      })
    : undefined;
  worker?.unref();
  return {
    setActivity: (activity) => {
      shared[sharedPlaces.activity] = activitySchema.options.indexOf(activity);
      noteTurn();
    },
    stop: async () => {
      clearInterval(timer);
      await worker?.terminate();
    },
  };
}

/** Whether the parent gave this descriptor to us: to be asked before the process opens sockets of its own. */
export function isPipe(descriptor: number): boolean {
  try {
    const state = fstatSync(descriptor);
    return process.platform === 'win32' || state.isSocket() || state.isFIFO();
  } catch {
    return false;
  }
}
