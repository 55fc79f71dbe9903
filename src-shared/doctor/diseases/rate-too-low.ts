import type { OptimizerSettings } from '../../document/document.ts';
import type { Disease } from '../disease.ts';
import { typicalRatio } from '../layer-evidence.ts';
import { shapeOfLosses } from '../loss-shape.ts';
import { aboutHalfDecade } from '../round-rate.ts';
import { sinceRateChange } from '../since-rate-change.ts';

/** Steps that move weights by a smaller share than this hardly move them. */
const smallestRatio = 1e-4;
const goodRatio = 1e-3;
/** A loss that has lost less than this share of what it was has not come far. */
const leastFall = 0.25;

/** No higher rate is advised. */
const largestRates: Readonly<Record<OptimizerSettings['type'], number>> = {
  sgd: 0.1,
  momentum: 0.03,
  rmsprop: 0.003,
  adam: 0.003,
  adamw: 0.003,
};

/** Steps so small that the loss has hardly begun to fall. */
export const rateTooLow: Disease = {
  id: 'rate-too-low',
  explainedBy: [
    'missing-normalisation',
    'vanishing-gradients',
    'saturation',
    'dead-relus',
    'exploding-gradients',
  ],
  examine: (evidence) => {
    const shape = shapeOfLosses(evidence, 20);
    const { readings } = sinceRateChange(evidence);
    const ratios = readings.slice(0, 6).flatMap((one) => typicalRatio(one) ?? []);
    if (shape === undefined || ratios.length === 0) return undefined;
    const ratio = ratios.reduce((most, one) => Math.max(most, one), 0);
    // Of the whole run: a rate that is lowered at the end of a long way is not too low.
    const fall = 1 - shape.last / shape.first;
    if (ratio === 0 || ratio > smallestRatio || fall > leastFall) return undefined;
    const { learningRate, type } = evidence.spec.training.optimizer;
    const wanted = Math.min(largestRates[type], (learningRate * goodRatio) / ratio);
    const rate = Math.max(3 * learningRate, wanted);
    return {
      evidence: { rate: learningRate, ratio, fall },
      remedies: [{ kind: 'set-rate', rate: aboutHalfDecade(rate) }],
    };
  },
};
