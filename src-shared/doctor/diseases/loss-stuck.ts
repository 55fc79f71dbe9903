import type { Disease } from '../disease.ts';
import { hiddenLayers, idsOf } from '../layer-evidence.ts';
import { chanceLoss, shapeOfLosses } from '../loss-shape.ts';

/** A loss as near to that of chance as this, as a share, has got nowhere. */
const nearChance = 0.03;
/** Fewer steps say nothing yet. */
const fewestSteps = 40;

/** A loss that stays where saying how often each answer occurs would be: ln K for K equally frequent classes. */
export const lossStuck: Disease = {
  id: 'loss-stuck',
  explainedBy: [
    'missing-normalisation',
    'unshuffled-data',
    'imbalanced-data',
    'dead-relus',
    'saturation',
    'exploding-gradients',
    'vanishing-gradients',
    'rate-too-high',
    'rate-too-low',
  ],
  examine: (evidence) => {
    const shape = shapeOfLosses(evidence, fewestSteps);
    const chance = chanceLoss(evidence);
    if (shape === undefined || chance === undefined) return undefined;
    const late = shape.tenths.slice(-5);
    if (!late.every((loss) => Math.abs(loss / chance - 1) < nearChance)) return undefined;
    return {
      evidence: { loss: shape.last, chance, classes: evidence.facts?.classes?.length ?? 0 },
      remedies: [{ kind: 'initialise', nodeIds: idsOf(hiddenLayers(evidence)) }],
    };
  },
};
