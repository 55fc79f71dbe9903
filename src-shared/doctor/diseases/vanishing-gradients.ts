import type { Disease } from '../disease.ts';
import { hiddenLayers, idsOf, ladderOf } from '../layer-evidence.ts';

/** A layer that gets a smaller share of the last layer's gradient than this learns nothing. */
const smallestShare = 1e-3;

/**
 * Gradients that shrink from layer to layer on their way back, so that the first layers learn nothing.
 * Source: Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen", 1991; Glorot and Bengio, 2010.
 */
export const vanishingGradients: Disease = {
  id: 'vanishing-gradients',
  explainedBy: ['missing-normalisation', 'dead-relus', 'saturation'],
  examine: (evidence) => {
    const { readings } = evidence;
    const shares = readings.map((reading) => {
      const ladder = ladderOf(evidence, reading);
      const [first] = ladder;
      const last = ladder.at(-1);
      if (first === undefined || last === undefined || !(last.norm > 0)) return undefined;
      return { nodeId: first.nodeId, lastId: last.nodeId, share: first.norm / last.norm };
    });
    const now = shares.at(-1);
    const atFirst = shares[0];
    if (now === undefined || atFirst === undefined) return undefined;
    // Where none comes at all it is not that it shrinks: its units are all the same, or off.
    if (!isVanishing(now.share) || !isVanishing(atFirst.share)) return undefined;
    const hidden = hiddenLayers(evidence);
    const ids = idsOf(hidden);
    return {
      nodeId: now.nodeId,
      evidence: { last: now.lastId, part: now.share },
      remedies: [
        { kind: 'use-relu', nodeIds: ids },
        {
          kind: 'insert-normalisation',
          nodeIds: ids.filter((_, index) => index % 5 === 4 || ids.length < 5),
        },
      ],
    };
  },
};

function isVanishing(share: number): boolean {
  return share > 0 && share < smallestShare;
}
