import type { Disease } from '../disease.ts';
import { firstReading, hiddenLayers, idsOf, worstLayer } from '../layer-evidence.ts';

/** A layer with this share of outputs on the flat ends of its activation hardly learns. */
const flatFrom = 0.5;

/**
 * Sigmoids or tanh whose outputs lie on the flat ends, where the slope is nearly 0, from the beginning.
 * Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010,
 * section 3.
 */
export const saturation: Disease = {
  id: 'saturation',
  explainedBy: ['missing-normalisation'],
  examine: (evidence) => {
    const first = firstReading(evidence);
    const worst = first && worstLayer(first, ({ saturated }) => saturated);
    if (worst === undefined || worst.value < flatFrom) return undefined;
    const last = evidence.readings.at(-1)?.layers.find(({ nodeId }) => nodeId === worst.nodeId);
    const hidden = hiddenLayers(evidence);
    return {
      nodeId: worst.nodeId,
      evidence: { atFirst: worst.value, saturated: last?.saturated ?? worst.value },
      remedies: [
        { kind: 'initialise', nodeIds: idsOf(hidden) },
        { kind: 'use-relu', nodeIds: idsOf(hidden) },
      ],
    };
  },
};
