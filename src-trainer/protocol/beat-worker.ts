import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

import { encodeFrame } from '../../src-shared/protocol/codec.ts';
import type { Activity, TrainerEvent } from '../../src-shared/protocol/trainer-messages.ts';
import { sharedPlaces } from './shared-places.ts';

/** A beat is sent so often. */
const beatMs = 1000;

// The activities' names come along, since the schemas that know them take long to load.
const { shared, pipe, activities } = workerData as {
  shared: Float64Array;
  pipe: number;
  activities: readonly Activity[];
};

function beat(): void {
  const turnedAtMs = shared[sharedPlaces.turnedAtMs] ?? 0;
  const event: TrainerEvent = {
    type: 'beat',
    activity: activities[shared[sharedPlaces.activity] ?? 0] ?? 'starting',
    busyMs: Math.max(0, Date.now() - turnedAtMs),
  };
  try {
    // A frame of under 200 bytes to a pipe that is read: waiting for it costs nothing.
    writeSync(pipe, encodeFrame(event));
  } catch {
    // The host is gone or does not read; the main thread notices the first by itself.
  }
}

beat();
setInterval(beat, beatMs);
