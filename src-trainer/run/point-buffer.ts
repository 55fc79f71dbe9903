import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import type { StepRecord } from './step-record.ts';

/** Loss points leave so often, as far as steps are quick enough: 20 times a second. */
export const intervalMs = 50;
/** A message holds at most so many, so that its frame stays far below the longest that is allowed. */
const pointsPerMessage = 65_536;

/** Collects loss points, and hands them on in one go: none is lost, and a thousand steps a second cost twenty messages. */
export type PointBuffer = {
  /** `values` in the order of `metrics`. */
  readonly add: (step: number, epoch: number, values: readonly number[]) => void;
  /** Hands on what there is where it is time to; at once with `isUrgent`. */
  readonly flush: (isUrgent: boolean) => void;
  /** Sends an event behind the points that came before it: at once where they have left, else when they do. */
  readonly sendBehind: (event: RunEvent) => void;
};

export function createPointBuffer(options: {
  readonly runId: string;
  readonly metrics: readonly string[];
  readonly record: StepRecord;
  readonly sender: EventSender;
}): PointBuffer {
  const { runId, metrics, record, sender } = options;
  const columns = 2 + metrics.length;
  let rows = new Float64Array(columns * 64);
  let unsent = 0;
  let unrecorded = 0;
  let held: RunEvent[] = [];
  let dueAt = Number.NEGATIVE_INFINITY;

  return {
    add: (step, epoch, values) => {
      if ((unsent + 1) * columns > rows.length) {
        const larger = new Float64Array(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      rows.set([step, epoch, ...values], unsent * columns);
      unsent += 1;
    },
    flush: (isUrgent) => {
      const now = performance.now();
      if (unsent === 0 || (!isUrgent && now < dueAt)) return;
      // Steps end when they end. What left late does not put off what comes after it, and what left early does.
      dueAt = Math.max(dueAt, now - intervalMs) + intervalMs;
      if (unrecorded < unsent) record.append(rows.subarray(unrecorded * columns, unsent * columns));
      unrecorded = unsent;
      // A window that is slow gets its points later and all at once; the record has them already.
      if (!isUrgent && sender.isCongested()) return;
      for (let from = 0; from < unsent; from += pointsPerMessage) {
        const count = Math.min(pointsPerMessage, unsent - from);
        const points = rows.slice(from * columns, (from + count) * columns);
        sender.send(
          { type: 'run/steps', runId, count, metrics: [...metrics] },
          new Uint8Array(points.buffer),
        );
      }
      unsent = 0;
      unrecorded = 0;
      for (const event of held) sender.send(event);
      held = [];
    },
    sendBehind: (event) => {
      if (unsent === 0) sender.send(event);
      else held.push(event);
    },
  };
}
