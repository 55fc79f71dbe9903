import type { OptimizerKey } from '../../src-shared/document/initial-optimizer.ts';
import type { LiveSettings } from '../run/live-settings.svelte.ts';
import type { ChangedSetting } from '../../src-shared/spec/live-changes.ts';
import { say, words } from '../words/language.svelte.ts';

/** Which numbers of an optimizer a run takes over while it trains. */
export const liveOptimizerSettings: Readonly<Partial<Record<OptimizerKey, ChangedSetting>>> = {
  learningRate: { setting: 'learningRate' },
  momentum: { setting: 'momentum' },
  weightDecay: { setting: 'decoupledWeightDecay' },
};

/** What is said below a number while a run trains: from which step on it holds, or that it may be changed. */
export function noteLive(
  changes: LiveSettings | undefined,
  setting: ChangedSetting | undefined,
): string | undefined {
  if (changes?.isLive !== true || setting === undefined) return undefined;
  const step = changes.changedAt(setting);
  return step === undefined ? words().live.atOnce : say(words().live.fromStep, { step });
}
