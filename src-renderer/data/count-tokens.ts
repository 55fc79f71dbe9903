import { fitToData } from '../../src-shared/document/fit-to-data.ts';
import type { DataSettings } from '../../src-shared/document/document.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { tokenPlanOf } from '../../src-shared/tokens/text-unit.ts';
import type { GraphDocument } from '../document/graph-document.svelte.ts';

/** Whether it is unknown how many tokens a text has: it is not in the document, and nobody has counted them like this. */
export function isUncounted({ source, validationShare }: DataSettings): boolean {
  if (source.kind !== 'imported' && source.kind !== 'text') return false;
  const isElsewhere =
    source.kind === 'imported' ? source.asks?.task === 'next-character' : source.corpus === 'novel';
  if (!isElsewhere) return false;
  const plan = tokenPlanOf(source);
  if (plan === undefined) return false;
  const { counted } = source;
  return !(
    counted?.unit === plan.unit &&
    counted.size === plan.size &&
    counted.share === validationShare
  );
}

/**
 * Lets the host count the tokens of a document's text, and makes the networks fit as a part of the step that the text
 * came with. Nothing is done where the data are others by the time it answers. Rejects as `data.look` does.
 */
export async function countTokens(api: Api, document: GraphDocument): Promise<void> {
  const { data, training } = document.current;
  const { source, validationShare: share } = data;
  if (source.kind !== 'imported' && source.kind !== 'text') return;
  const plan = tokenPlanOf(source);
  if (plan === undefined) return;
  const { tokens } = await api.call('data.look', { data, seed: training.seed });
  if (tokens === undefined || document.current.data !== data) return;
  const counted = { ...plan, share, count: tokens.count };
  document.complete((current) => fitToData(current, { ...source, counted }));
}
