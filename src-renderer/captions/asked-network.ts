import type { ApiParams } from '../../src-shared/protocol/api.ts';
import { isSameSpec } from '../run/is-same-spec.ts';
import type { LivePictures } from '../run/live-pictures.svelte.ts';

/** Which network is asked about beside the probes. */
export type AskedNetwork = Omit<ApiParams<'model.caption-gallery'>, 'asked'>;

/** The network that is looked at: a run's last checkpoint, the stage that is looked back at, or the untrained one. */
export function askedNetwork({
  spec,
  runId,
  back,
}: Pick<LivePictures, 'spec' | 'runId' | 'back'>): AskedNetwork | undefined {
  if (spec === undefined) return undefined;
  if (runId === undefined) return { spec };
  return { spec, runId, ...(back.step !== undefined && { step: back.step }) };
}

/**
 * Whether what was found of one network holds for the other: both are of the same run, whatever the step, or the same
 * untrained network.
 */
export function isSameNetwork(a: AskedNetwork | undefined, b: AskedNetwork | undefined): boolean {
  if (a === undefined || b === undefined || a.runId !== b.runId) return false;
  return a.runId !== undefined || isSameSpec(a.spec, b.spec);
}
