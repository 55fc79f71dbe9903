import type { Numbers } from '../run/decode-frame.ts';
import type { LossOf, Way } from './along-time.svelte.ts';
import type { Side, Unrolled, WayBack } from './decode-unrolled.ts';

/** The rows of states as they are shown, or of the gradients by them. */
export type ShownStates = {
  readonly state: Numbers;
  /** Of a Bidirectional, whose `state` is then that of the recurrence to the right. */
  readonly leftwards: Numbers | undefined;
};

export function shownStates(unrolled: Unrolled, way: Way, lossOf: LossOf): ShownStates {
  const of = (side: Side): Numbers =>
    (way === 'back' ? wayBackOf(side, lossOf)?.byOutputs : undefined) ?? side.outputs;
  const { both } = unrolled;
  return both === undefined
    ? { state: of(unrolled), leftwards: undefined }
    : { state: of(both.rightwards), leftwards: of(both.leftwards) };
}

/** The gradient that is looked at: a loss at the end has no other beside it. */
export function wayBackOf({ back }: Pick<Side, 'back'>, lossOf: LossOf): WayBack | undefined {
  return lossOf === 'last' ? (back?.last ?? back?.all) : back?.all;
}
