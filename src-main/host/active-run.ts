import type { RunEvent } from '../../src-shared/protocol/run-events.ts';

/** The run that is going on. */
export type ActiveRun = {
  readonly runId: string;
  readonly dir: string;
  step: number;
  checkpointStep: number | undefined;
  isPaused: boolean;
};

/** Where a run stood when it ended, and what is kept of it. */
export function placeOf({ runId, step, checkpointStep }: ActiveRun) {
  return { runId, step, ...(checkpointStep !== undefined && { checkpointStep }) };
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
