import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Runs } from './runs.ts';

/** Where the run lies whose weights a spec begins with, for the trainer's command. Rejects with `run-missing`. */
export async function weightsPathOf(
  { weightsFrom }: RunSpec,
  runs: Pick<Runs, 'find'>,
): Promise<{ readonly weightsFrom?: string }> {
  return weightsFrom === undefined ? {} : { weightsFrom: (await runs.find(weightsFrom)).dir };
}
