import {
  specInForce,
  type ChangeRecord,
  type MadeChange,
} from '../../../src-shared/spec/live-changes.ts';
import { learningRateAt } from '../../../src-shared/spec/learning-rate.ts';
import { newLossWatch, watchLoss } from '../../../src-shared/spec/loss-watch.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { EpochRow } from '../curve-store.ts';
import type { RunFinished } from '../run-record.svelte.ts';

/** Something in a training that its curves mark. From the update `step` on it holds, or there the run ended. */
export type CurveEvent = { readonly step: number } & (
  | { readonly kind: 'changed'; readonly changes: readonly MadeChange[] }
  /** The schedule's own doing: of `step` and `plateau`, whose rates fall at once. */
  | { readonly kind: 'dropped'; readonly before: number; readonly rate: number }
  | { readonly kind: 'early-stopped' }
  | { readonly kind: 'diverged' }
);

/** What events are made of: a run as it stands. */
export type EventSource = {
  readonly spec: RunSpec;
  readonly changes: readonly ChangeRecord[];
  readonly epochs: readonly EpochRow[];
  readonly finished: RunFinished | undefined;
  readonly stepsPerEpoch: number;
  /** Epochs in all: behind the last there is no rate to fall. */
  readonly epochCount: number;
};

/** Everything that a run's curves mark beside the best epoch, in the order of the steps. */
export function findEvents(source: EventSource): readonly CurveEvent[] {
  const { changes, finished } = source;
  const events: CurveEvent[] = [
    ...changes.map((record): CurveEvent => ({ kind: 'changed', ...record })),
    ...findDrops(source),
  ];
  if (finished?.reason === 'early-stopped' || finished?.reason === 'diverged') {
    events.push({ kind: finished.reason, step: finished.steps });
  }
  return events.toSorted((a, b) => a.step - b.step);
}

function findDrops({
  spec,
  changes,
  epochs,
  stepsPerEpoch,
  epochCount,
}: EventSource): readonly CurveEvent[] {
  const { schedule, scheduleSettings } = spec.training;
  if (schedule !== 'step' && schedule !== 'plateau') return [];
  const drops: CurveEvent[] = [];
  let watch = newLossWatch;
  for (const row of epochs) {
    const { timesUp } = watch;
    const watched = Number.isNaN(row.valLoss) ? row.loss : row.valLoss;
    const loss = Number.isFinite(watched) ? watched : null;
    watch = watchLoss(watch, loss, scheduleSettings.patience);
    const falls =
      schedule === 'step'
        ? row.epoch % scheduleSettings.everyEpochs === 0
        : watch.timesUp > timesUp;
    if (!falls || row.epoch >= epochCount) continue;
    const step = row.step + 1;
    const { training } = specInForce(spec, changes, step);
    const place = { totalSteps: stepsPerEpoch * epochCount, stepsPerEpoch };
    const before = learningRateAt(training, { ...place, step: row.step, timesUp });
    const rate = learningRateAt(training, { ...place, step, timesUp: watch.timesUp });
    // A rate that still warms up does not fall.
    if (rate < before) drops.push({ kind: 'dropped', step, before, rate });
  }
  return drops;
}

/** The events at a place of the curves: not further than half an epoch from it. */
export function eventsNear(
  events: readonly CurveEvent[],
  step: number,
  stepsPerEpoch: number,
): readonly CurveEvent[] {
  return events.filter((event) => Math.abs(event.step - step) * 2 <= stepsPerEpoch);
}
