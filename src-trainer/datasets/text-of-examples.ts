import type { Examples } from './dataset.ts';

/**
 * The text that examples are windows of, from its first character to its last, as numbers of the vocabulary;
 * `undefined` where they are no windows of a text.
 */
export function textOfExamples({ resident }: Examples): Int32Array | undefined {
  if (resident?.inputs.layout.kind !== 'windows') return undefined;
  const { values } = resident.inputs;
  return values instanceof Int32Array ? values : undefined;
}

/**
 * Which places of that text are learned in one epoch or another, 1 or 0 for each: those of the windows and of the
 * character behind each, wherever an epoch moves them, which is less than one window on.
 */
export function learnedPlaces({ count, resident }: Examples): Uint8Array | undefined {
  if (resident?.inputs.layout.kind !== 'windows') return undefined;
  const { window } = resident.inputs.layout;
  const places = new Uint8Array(resident.inputs.values.length);
  for (const from of resident.placesOf(Int32Array.from({ length: count }, (_, index) => index))) {
    places.fill(1, from, from + 2 * window);
  }
  return places;
}
