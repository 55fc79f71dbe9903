import type { ApiParams } from '../../src-shared/protocol/api.ts';
import type { LivePictures } from '../run/live-pictures.svelte.ts';

/** Which network the bench asks about beside its probes. */
export type AskedNetwork = Omit<ApiParams<'model.caption-gallery'>, 'asked'>;

/** The network that the newest sentence is of: a run's last checkpoint, or the untrained one. */
export function askedNetwork(
  pictures: Pick<LivePictures, 'spec' | 'captioning'>,
): AskedNetwork | undefined {
  const { spec, captioning } = pictures;
  const runId = captioning.beam?.runId;
  return spec === undefined ? undefined : { spec, ...(runId !== undefined && { runId }) };
}
