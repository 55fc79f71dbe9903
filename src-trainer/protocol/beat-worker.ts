import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

import { encodeFrame } from '../../src-shared/protocol/codec.ts';
import { activitySchema } from '../../src-shared/protocol/trainer-messages.ts';
import type { TrainerEvent } from '../../src-shared/protocol/trainer-messages.ts';
import { sharedPlaces } from './beat.ts';

/** A beat is sent so often. */
const beatMs = 1000;

const { shared, pipe } = workerData as { shared: Float64Array; pipe: number };

function beat(): void {
  const turnedAtMs = shared[sharedPlaces.turnedAtMs] ?? 0;
  const event: TrainerEvent = {
    type: 'beat',
    activity: activitySchema.options[shared[sharedPlaces.activity] ?? 0] ?? 'starting',
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
