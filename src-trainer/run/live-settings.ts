import {
  changesTowards,
  specInForce,
  type ChangeRecord,
  type WantedChange,
} from '../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';

/**
 * What holds for which update of a run: the spec that it began with and the changes since. It all follows from the
 * record of the changes, so that a run that goes on from a checkpoint, or is trained again from the beginning,
 * changes at the same steps as before.
 */
export type LiveSettings = {
  /** The spec as it holds for the update with this number, counted from 1. */
  readonly at: (step: number) => RunSpec;
  /**
   * The largest weight decay up to and with this update. A rule that was once in use stays part of the step's
   * graph, with strength 0: taken out, the rest would be rounded otherwise.
   */
  readonly mostDecay: (step: number) => number;
  /** Whether the run was made longer with this update. */
  readonly isContinuedAt: (step: number) => boolean;
  /** The first update after this one at which something changes; infinite where nothing does. */
  readonly nextAfter: (step: number) => number;
  /** Lets values change with the update `step`; what was done, or `undefined` where all is so already. */
  readonly change: (step: number, wanted: readonly WantedChange[]) => ChangeRecord | undefined;
  /** All changes, in the order of their steps. */
  readonly records: () => readonly ChangeRecord[];
};

export function createLiveSettings(
  spec: RunSpec,
  before: readonly ChangeRecord[] = [],
): LiveSettings {
  let records = inOrder(before);
  let remembered: { readonly step: number; readonly spec: RunSpec } | undefined;
  const at = (step: number): RunSpec => {
    if (records.length === 0) return spec;
    if (remembered?.step !== step) {
      remembered = { step, spec: specInForce(spec, records, step) };
    }
    return remembered.spec;
  };
  return {
    at,
    mostDecay: (step) =>
      Math.max(
        spec.training.regularisation.weightDecay,
        ...records
          .filter((record) => record.step <= step)
          .flatMap(({ changes }) => changes)
          .map((change) => (change.setting === 'weightDecay' ? change.value : 0)),
      ),
    isContinuedAt: (step) =>
      records.some(
        (record) =>
          record.step === step && record.changes.some(({ setting }) => setting === 'epochs'),
      ),
    nextAfter: (step) => Math.min(...records.map((record) => record.step).filter((s) => s > step)),
    change: (step, wanted) => {
      const changes = changesTowards(at(step), wanted);
      if (changes.length === 0) return undefined;
      const record = { step, changes };
      records = inOrder([...records, record]);
      remembered = undefined;
      return record;
    },
    records: () => records,
  };
}

/** By their steps; those of one step as they were made. */
function inOrder(records: readonly ChangeRecord[]): readonly ChangeRecord[] {
  return records.toSorted((a, b) => a.step - b.step);
}
