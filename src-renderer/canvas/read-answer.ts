import type { CanvasPicture } from './canvas-pictures.ts';

/** What a network says of one example. */
export type Answer =
  | { readonly kind: 'class'; readonly name: string; readonly share: number }
  | { readonly kind: 'number'; readonly value: number };

/**
 * Reads the answer from what an Output holds: the likeliest of the classes at the last place of `[classes]`
 * or `[time, classes]`; for `[1]` and two classes, the one number is the probability of the second.
 */
export function readAnswer(
  picture: CanvasPicture | undefined,
  classes: readonly string[],
): Answer | undefined {
  const width = picture?.shape.at(-1) ?? 0;
  const last = picture?.data.subarray(-width);
  const [first] = last ?? [];
  if (last === undefined || first === undefined) return undefined;
  if (width === 1) {
    if (classes.length !== 2) return { kind: 'number', value: first };
    const isSecond = first >= 0.5;
    const name = classes[isSecond ? 1 : 0] ?? '';
    return { kind: 'class', name, share: isSecond ? first : 1 - first };
  }
  const share = Math.max(...last);
  const index = last.indexOf(share);
  return { kind: 'class', name: classes[index] ?? String(index), share };
}
