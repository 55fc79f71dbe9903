import type { Disease } from '../disease.ts';
import { beganAtZero, firstReading, hiddenLayers, idsOf, worstLayer } from '../layer-evidence.ts';
import type { Remedy } from '../remedy.ts';

/** A layer with this share of dead units has lost most of what it could say. */
const deadFrom = 0.9;

/**
 * Units that are 0 for every example: no gradient passes through them, so that they stay as they are.
 * Source: Lu et al., "Dying ReLU and initialization: theory and numerical examples", 2019.
 */
export const deadRelus: Disease = {
  id: 'dead-relus',
  explainedBy: ['missing-normalisation'],
  examine: (evidence) => {
    const last = evidence.readings.at(-1);
    const worst = last && worstLayer(last, ({ dead }) => dead);
    if (worst === undefined || worst.value < deadFrom) return undefined;
    if (beganAtZero(evidence, worst.nodeId)) return undefined;
    const first = firstReading(evidence)?.layers.find(({ nodeId }) => nodeId === worst.nodeId);
    const atFirst = first?.dead ?? 0;
    // What died while it was trained died of steps that were too large.
    if (atFirst < deadFrom) return undefined;
    const relus = hiddenLayers(evidence).filter(({ config }) => config['activation'] === 'relu');
    const leaky: Remedy = { kind: 'use-leaky-relu', nodeIds: idsOf(relus) };
    return {
      nodeId: worst.nodeId,
      evidence: { dead: worst.value, atFirst },
      remedies: [{ kind: 'initialise', nodeIds: idsOf(relus) }, leaky],
    };
  },
};
