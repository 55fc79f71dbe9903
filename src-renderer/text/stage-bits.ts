import { bitsPerCharacter } from '../../src-shared/tokens/bits-per-character.ts';
import type { TokenFacts } from '../../src-shared/tokens/text-unit.ts';
import type { CurveStore } from '../run/curve-store.ts';

/**
 * Bits per character at a step: the validation loss of the newest epoch up to it, else the mean of the training
 * losses just before it. Not-a-number where nothing was measured yet.
 * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
 */
export function stageBits(curves: CurveStore, step: number, tokens?: TokenFacts): number {
  const epoch = curves.epochs.findLast((row) => row.step <= step);
  if (epoch !== undefined && Number.isFinite(epoch.valLoss)) {
    return bitsPerCharacter(epoch.valLoss, 'heldOut', tokens);
  }
  const losses = curves.metric('loss');
  const recent: number[] = [];
  curves.steps.forEach((one, i) => {
    const loss = losses[i] ?? Number.NaN;
    if (one <= step && one > step - 50 && Number.isFinite(loss)) recent.push(loss);
  });
  const mean = recent.reduce((sum, loss) => sum + loss, 0) / recent.length;
  return bitsPerCharacter(mean, 'train', tokens);
}
