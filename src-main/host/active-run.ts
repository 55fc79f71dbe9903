import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { TrainerEvent } from '../../src-shared/protocol/trainer-messages.ts';

/** The run that is going on, or about to. */
export type ActiveRun = {
  readonly runId: string;
  readonly dir: string;
  step: number;
  checkpointStep: number | undefined;
  isPaused: boolean;
  /** Until it has begun; rejects where it cannot begin, or shall not any more. */
  beginning: PromiseWithResolvers<undefined> | undefined;
  /** A person did not want to wait until it begins. */
  isGivenUp: boolean;
};

/** A run that is about to begin. */
export function newActiveRun(runId: string, dir: string): ActiveRun {
  const beginning = Promise.withResolvers<undefined>();
  // It may be given up before anybody waits for it.
  beginning.promise.catch(() => undefined);
  const place = { step: 0, checkpointStep: undefined, isPaused: false };
  return { runId, dir, ...place, beginning, isGivenUp: false };
}

/** Where a run stood when it ended, and what is kept of it. */
export function placeOf({ runId, step, checkpointStep }: ActiveRun) {
  return { runId, step, ...(checkpointStep !== undefined && { checkpointStep }) };
}

/** Whether an event is about how a run goes. */
export function isOfRun(event: TrainerEvent): event is Extract<TrainerEvent, RunEvent> {
  return event.type.startsWith('run/');
}

/** The step of the last loss point of an event. */
export function lastStep(
  { count, metrics }: Extract<RunEvent, { type: 'run/steps' }>,
  bytes: Uint8Array<ArrayBuffer>,
): number | undefined {
  const at = (count - 1) * (2 + metrics.length) * 8;
  if (at < 0 || at + 8 > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(at, true);
}
