import { fill } from '../../src-shared/messages/fill.ts';
import type { Language, Messages } from '../../src-shared/messages/messages.ts';
import type { LossOf } from './along-time.svelte.ts';
import type { Unrolled, WayBack } from './decode-unrolled.ts';
import { fineFigure } from './fine-figure.ts';

/** So many steps back a gradient is compared with what it was. */
const usualDistance = 20;
/** A gradient that is so many times smaller, or larger, is said to vanish, or to explode. */
const much = 100;

export type GradientFate = {
  readonly kind: 'vanishes' | 'explodes' | 'keeps';
  /** Its size `distance` steps earlier over its size at the step of its loss. */
  readonly ratio: number;
  readonly distance: number;
};

/**
 * What becomes of a gradient on its way back through time, from its sizes by the state behind each step.
 * `undefined` where there is only one step, or nothing to compare with.
 *
 * Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013.
 */
export function gradientFate(sizes: ArrayLike<number>, from: number): GradientFate | undefined {
  const distance = Math.min(usualDistance, from);
  const [now, then] = [sizes[from], sizes[from - distance]];
  if (distance === 0 || now === undefined || then === undefined || !(now > 0)) return undefined;
  const ratio = then / now;
  const kind = ratio * much < 1 ? 'vanishes' : ratio > much ? 'explodes' : 'keeps';
  return { kind, ratio, distance };
}

/** The sizes that say what becomes of a gradient: by the memory where there is one, since that is how it goes back. */
export function leadingSizes({ sizes, memorySizes }: WayBack): Float32Array {
  return memorySizes?.data ?? sizes.data;
}

/** The steps in the order of the recurrence, without those that it passes over: nothing was read there. */
function stepsTaken({ steps, taken, isLeftwards }: Unrolled): readonly number[] {
  const all = Array.from({ length: steps }, (_, step) => step);
  const own = all.filter((step) => taken?.data[step] !== 0);
  return isLeftwards ? own.toReversed() : own;
}

/** The same in a sentence. */
export function sayFate(
  unrolled: Unrolled,
  way: WayBack,
  lossOf: LossOf,
  words: Messages['unrolled'],
  language: Language,
): string {
  const { isLeftwards, lastLoss, both } = unrolled;
  const order = stepsTaken(unrolled);
  const from = lastLoss === undefined ? order.length - 1 : order.indexOf(lastLoss);
  const sizes = leadingSizes(way);
  const fate = gradientFate(
    order.map((step) => sizes[step] ?? Number.NaN),
    from,
  );
  if (fate === undefined) return words.noFate;
  const { kind, ratio, distance } = fate;
  const details = {
    loss:
      lossOf === 'last'
        ? isLeftwards && lastLoss !== undefined
          ? words.ofFirst
          : words.ofLast
        : words.ofAll,
    state: `${way.memorySizes === undefined ? 'h' : 'c'}${both === undefined ? '' : isLeftwards ? '←' : '→'}`,
    ratio: fineFigure(ratio, language),
    distance,
  };
  const isOne = distance === 1;
  const sentence = isLeftwards
    ? words[isOne ? 'fateLeftwardsOfOne' : 'fateLeftwards']
    : words[isOne ? 'fateOfOne' : 'fate'];
  return `${fill(sentence, details, language)} ${words[kind]}`;
}
