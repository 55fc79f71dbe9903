import type { Finding } from '../../../src-shared/doctor/disease.ts';
import { examine } from '../../../src-shared/doctor/examine.ts';
import type { RunRecord } from '../run-record.svelte.ts';

/** What the doctor finds in the run that is shown, from what the window knows of it. */
export function examineRun(run: RunRecord): readonly Finding[] {
  const { specNow: spec, changes, readings } = run;
  if (spec === undefined || readings.length === 0) return [];
  return examine({
    spec,
    changes,
    stepsPerEpoch: run.stepsPerEpoch,
    facts: run.facts,
    losses: run.curves.metric('loss'),
    step: run.curves.length,
    epochs: run.curves.epochs.map(({ epoch, step, loss, valLoss }) => ({
      epoch,
      step,
      loss,
      valLoss: Number.isNaN(valLoss) ? undefined : valLoss,
    })),
    readings,
    isDiverged: run.finished?.reason === 'diverged',
  });
}
