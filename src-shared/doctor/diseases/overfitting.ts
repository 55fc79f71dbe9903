import type { Disease } from '../disease.ts';
import { chanceLoss } from '../loss-shape.ts';

/** The held-out loss has risen to so many times its lowest. */
const riseFrom = 1.3;
/** By so much of the loss of chance: far below it, a loss may double and nothing is worse. */
const riseOfChance = 0.1;
/** And is so many times the training loss. */
const gapFrom = 2;
const fewestEpochs = 5;

/**
 * The loss on what is held out rises while that on the training examples still falls: they are learned by heart.
 * Source: Prechelt, "Early stopping - but when?", 1998; Abu-Mostafa et al., "Learning from data", 2012, chapter 4.
 */
export const overfitting: Disease = {
  id: 'overfitting',
  explainedBy: ['rate-too-high', 'exploding-gradients', 'unshuffled-data'],
  examine: (evidence) => {
    const { spec, epochs, facts } = evidence;
    const measured = epochs.filter(({ valLoss }) => Number.isFinite(valLoss));
    if (measured.length < fewestEpochs) return undefined;
    const best = measured.reduce((least, one) =>
      (one.valLoss ?? 0) < (least.valLoss ?? 0) ? one : least,
    );
    const tail = measured.slice(-Math.max(1, Math.floor(measured.length / 10)));
    const mean = (read: (one: (typeof tail)[number]) => number): number =>
      tail.reduce((sum, one) => sum + read(one), 0) / tail.length;
    const valLoss = mean((one) => one.valLoss ?? 0);
    const loss = mean((one) => one.loss);
    const least = best.valLoss ?? 0;
    const isRising = valLoss > riseFrom * least && loss < best.loss;
    if (!isRising || valLoss < gapFrom * loss) return undefined;
    if (valLoss - least < riseOfChance * (chanceLoss(evidence) ?? 0)) return undefined;
    const patience = Math.max(5, Math.round(measured.length / 10));
    const { weightDecay } = spec.training.regularisation;
    return {
      evidence: { best: least, epoch: best.epoch, valLoss, loss },
      remedies: [
        { kind: 'stop-early', patience },
        {
          kind: 'decay-weights',
          weightDecay:
            weightDecay > 0
              ? 10 * weightDecay
              : Number(((facts?.count ?? 1000) * 1e-4).toPrecision(1)),
        },
      ],
    };
  },
};
