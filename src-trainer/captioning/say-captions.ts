import * as tf from '@tensorflow/tfjs-core';

import type { SearchedCaption } from '../../src-shared/captioning/beam-tree.ts';
import type { Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import { openCaptioner } from './open-captioner.ts';
import { searchCaptions, type CaptionSearch } from './search-captions.ts';

/** Pictures looked at together. */
const mostTogether = 250;

/** What a network says of these examples, in their order. The event loop turns between batches of them. */
export async function sayCaptions(
  model: Model,
  inputShape: readonly number[],
  examples: Pick<Examples, 'gatherInputs'>,
  indices: Int32Array,
  search: Pick<CaptionSearch, 'width' | 'longest'> & { readonly isTreeKept?: boolean },
): Promise<SearchedCaption[]> {
  const said: SearchedCaption[] = [];
  const breathe = createBreather();
  for (let from = 0; from < indices.length; from += mostTogether) {
    const batch = indices.subarray(from, from + mostTogether);
    const pictures = tf.tensor(examples.gatherInputs(batch), [batch.length, ...inputShape]);
    const captioner = openCaptioner(model, pictures);
    try {
      said.push(...searchCaptions(captioner, { isTreeKept: false, ...search }));
    } finally {
      captioner.dispose();
      pictures.dispose();
    }
    await breathe();
  }
  return said;
}
