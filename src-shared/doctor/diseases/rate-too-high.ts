import type { Disease } from '../disease.ts';
import { beganAtZero, typicalRatio } from '../layer-evidence.ts';
import { chanceLoss, shapeOfLosses, type LossShape } from '../loss-shape.ts';
import { aboutHalfDecade } from '../round-rate.ts';
import { sinceRateChange } from '../since-rate-change.ts';

/** A step that moves weights by more than this share of themselves forgets what they were. */
const largestRatio = 0.1;
/** Steps aim at this. Source: Karpathy, CS231n notes, "Ratio of weights:updates", 2016. */
const goodRatio = 1e-3;
/** A loss that is at its end so many times what it was at first has gone up. */
const riseFrom = 1.5;
/** Large steps under which the loss fell below this share of its beginning, and of chance, do no harm. */
const fallenTo = 0.7;
const belowChance = 0.5;

/** Steps so large that the loss rises, jumps or ends as no number. */
export const rateTooHigh: Disease = {
  id: 'rate-too-high',
  explainedBy: ['missing-normalisation', 'exploding-gradients', 'saturation', 'dead-relus'],
  examine: (evidence) => {
    const { spec, isDiverged } = evidence;
    const { readings, losses } = sinceRateChange(evidence);
    const ratios = readings.slice(0, 4).flatMap((reading) => typicalRatio(reading) ?? []);
    const ratio = ratios.reduce((most, one) => Math.max(most, one), 0);
    const rise = riseOf(shapeOfLosses({ losses }, 5));
    const whole = shapeOfLosses(evidence, 5);
    const chance = chanceLoss(evidence) ?? Infinity;
    // What fell before the rate was changed, and stays down, does no harm either.
    const learns = riseOf(whole) < fallenTo && (whole?.last ?? Infinity) < belowChance * chance;
    const isForgetting = ratio >= largestRatio && !learns && !beganAtZero(evidence);
    if (!isDiverged && !isForgetting && !(rise > riseFrom)) return undefined;
    const { learningRate } = spec.training.optimizer;
    const factor = Number.isFinite(ratio) && ratio > 0 ? Math.max(10, ratio / goodRatio / 3) : 100;
    return {
      evidence: { rate: learningRate, ratio, rise, ...(isDiverged && { diverged: 1 }) },
      remedies: [
        { kind: 'set-rate', rate: aboutHalfDecade(learningRate / Math.min(1000, factor)) },
        { kind: 'clip-gradients', limit: 1 },
      ],
    };
  },
};

function riseOf(shape: LossShape | undefined): number {
  return shape === undefined ? 1 : shape.last / shape.first;
}
