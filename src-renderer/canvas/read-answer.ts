import type { TextUnit } from '../../src-shared/tokens/text-unit.ts';
import type { CanvasPicture } from './canvas-pictures.ts';
import { joinSymbols } from './join-symbols.ts';

/** What a network says of one example. */
export type Answer =
  | { readonly kind: 'class'; readonly name: string; readonly share: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number };

/**
 * Reads the answer from what an Output holds: the likeliest of `[classes]`, and of `[time, classes]` the likeliest at
 * each place at which something is asked, as a text; for `[1]` and two classes, the one number is the probability of the second.
 */
export function readAnswer(
  picture: CanvasPicture | undefined,
  classes: readonly string[],
  textUnit: TextUnit = 'characters',
  isAsked: (place: number) => boolean = () => true,
): Answer | undefined {
  const width = picture?.shape.at(-1) ?? 0;
  const last = picture?.data.subarray(-width);
  const [first] = last ?? [];
  // Where not all classes were sent, the likeliest may be among the others.
  const isCut = width !== picture?.fullShape.at(-1);
  if (last === undefined || first === undefined || isCut) return undefined;
  if (width === 1) {
    if (classes.length !== 2) return { kind: 'number', value: first };
    const isSecond = first >= 0.5;
    const name = classes[isSecond ? 1 : 0] ?? '';
    return { kind: 'class', name, share: isSecond ? first : 1 - first };
  }
  const places = picture.data.length / width;
  // Of symbols that have no names nothing can be said.
  if (places > 1 && classes.length === 0) return undefined;
  if (places > 1) {
    const likeliest = Array.from({ length: places }, (_, place) => {
      const row = picture.data.subarray(place * width, (place + 1) * width);
      return row.indexOf(Math.max(...row));
    });
    const asked = likeliest.filter((_, place) => isAsked(place));
    return { kind: 'text', text: joinSymbols(asked, classes, textUnit) };
  }
  const share = Math.max(...last);
  const index = last.indexOf(share);
  return { kind: 'class', name: classes[index] ?? String(index), share };
}
