import { appendChanges } from './change-journal.ts';
import type { RunSurroundings } from './live-run.ts';
import type { PreparedRun } from './prepare-run.ts';

/** What is changed while a run trains. */
export type RunChanges = {
  /**
   * Before steps are taken: makes the changes that were asked for, puts the ones that hold from the next step on in
   * force, and tells of them. A change is on the disk before it is told.
   */
  readonly make: (during: 'training' | 'paused') => void;
};

export function createRunChanges(
  run: PreparedRun,
  { control, sender, setActivity }: Pick<RunSurroundings, 'control' | 'sender' | 'setActivity'>,
): RunChanges {
  const { command, settings, state } = run;
  const { dir, runId } = command;
  /** How many records have been told: a run that goes on tells those again whose steps it takes again. */
  let told = settings.records().filter(({ step }) => step <= state.step).length;

  return {
    make: (during) => {
      const next = state.step + 1;
      const wanted = control.takeWanted();
      if (wanted.length > 0) {
        const record = settings.change(next, wanted);
        if (record !== undefined) appendChanges(dir, [record]);
      }
      const records = settings.records();
      const due = records.filter(({ step }) => step <= next).length;
      if (due === told) return;
      if (run.needsOtherSteps(next)) {
        setActivity('compiling');
        run.makeOtherSteps(next);
        setActivity(during);
      }
      for (const record of records.slice(told, due)) {
        sender.send({ type: 'run/changed', runId, ...record });
      }
      told = due;
    },
  };
}
