import type { ApiParams } from '../../src-shared/protocol/api.ts';
import type { LivePictures } from '../run/live-pictures.svelte.ts';

/** Which network the bench asks about beside its probes. */
export type AskedNetwork = Omit<ApiParams<'model.caption-gallery'>, 'asked'>;

/** The network that the newest sentence is of: a run's last checkpoint, the stage that is looked back at, or the untrained one. */
export function askedNetwork(
  pictures: Pick<LivePictures, 'spec' | 'captioning' | 'back'>,
): AskedNetwork | undefined {
  const { spec, captioning, back } = pictures;
  const runId = captioning.beam?.runId;
  if (spec === undefined) return undefined;
  if (runId === undefined) return { spec };
  return { spec, runId, ...(back.step !== undefined && { step: back.step }) };
}
