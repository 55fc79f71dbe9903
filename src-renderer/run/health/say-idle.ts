import { format, say, words } from '../../words/language.svelte.ts';
import type { Rung } from './ladder.ts';

/** How many of a layer's units do nothing, in words; nothing where that is not known of its activation. */
export function sayIdle({
  dead,
  saturated,
}: Pick<Rung, 'dead' | 'saturated'>):
  { readonly text: string; readonly hint: string; readonly share: number } | undefined {
  const w = words().health;
  if (dead !== undefined) {
    return { text: say(w.dead, { share: format.percent(dead) }), hint: w.deadHint, share: dead };
  }
  if (saturated === undefined) return undefined;
  const text = say(w.saturated, { share: format.percent(saturated) });
  return { text, hint: w.saturatedHint, share: saturated };
}
