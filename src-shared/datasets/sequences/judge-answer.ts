/** A sum that is said is right where it is nearer than this to the true one. */
export const rightWithin = 0.04;

/** The likeliest symbol at each place, from probabilities `[places, width]`. */
export function likeliestSymbols(probabilities: Float32Array, width: number): number[] {
  return Array.from({ length: probabilities.length / width }, (_, place) => {
    const own = probabilities.subarray(place * width, (place + 1) * width);
    return own.indexOf(Math.max(...own));
  });
}

/** Whether every symbol is the one that is wanted; what is said where 0 (padding) is wanted does not matter. */
export function isWholeAnswer(said: ArrayLike<number>, wanted: ArrayLike<number>): boolean {
  return Array.from(wanted).every((symbol, place) => symbol === 0 || said[place] === symbol);
}
