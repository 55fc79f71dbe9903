import type { PicturePlan } from '../../../src-shared/datasets/imported-dataset.ts';
import type { Api } from '../../../src-shared/protocol/api.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';

/** How the pictures of the imported set that a network learns from became what they are. */
export async function findPlan(
  api: Pick<Api, 'call'>,
  spec: RunSpec | undefined,
): Promise<PicturePlan | undefined> {
  const source = spec?.data.source;
  if (source?.kind !== 'imported') return undefined;
  const found = (await api.call('data.list', {})).find(({ id }) => id === source.id);
  return found !== undefined && 'plan' in found.content ? found.content.plan : undefined;
}
