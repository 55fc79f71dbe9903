import { format, say, words } from '../words/language.svelte.ts';

/** A share below this would read as none at all. */
const least = 0.001;

/** How likely something is of which ln p is known, as a share with one decimal. */
export function tellChance(logProbability: number): string {
  const chance = Math.exp(logProbability);
  if (chance >= least) return format.percent(chance, 1);
  return say(words().captionBench.lessThan, { share: format.percent(least, 1) });
}
