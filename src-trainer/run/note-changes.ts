import type { ChangeRecord } from '../../src-shared/spec/live-changes.ts';
import { appendChanges } from './change-journal.ts';
import type { RunFile } from './run-file.ts';
import type { Continuation, RunOrigin } from './run-origin.ts';

/**
 * Writes into a run's folder what is changed by its going on, or all that was changed in the run that it does again.
 * Gives all changes of the run, those of steps to come as well.
 */
export function noteChanges(
  dir: string,
  { source, records }: RunOrigin,
  continuation: Continuation | undefined,
  step: number,
): readonly ChangeRecord[] {
  if (source !== undefined) appendChanges(dir, records);
  const { changes = [] } = continuation ?? {};
  if (changes.length === 0) return records;
  const record = { step: step + 1, changes: [...changes] };
  appendChanges(dir, [record]);
  return [...records, record];
}

/** From which step on a run can no longer be told from its record, if there is one. */
export function otherSettingsOf(
  before: RunFile | undefined,
  continuation: Continuation | undefined,
  step: number,
): Pick<RunFile, 'otherSettingsFrom'> {
  const otherSettingsFrom =
    before?.otherSettingsFrom ?? (continuation?.hasOtherSettings === true ? step : undefined);
  return otherSettingsFrom === undefined ? {} : { otherSettingsFrom };
}
