/** A place of a text at which a network was in nearly the same state. */
export type Moment = {
  readonly place: number;
  /** The cosine of the angle between the two states, -1 to 1. */
  readonly similarity: number;
};

/** States of neighbouring places are alike anyway: places nearer than this to another that is told of are left out. */
const nearest = 8;

/**
 * The places whose states are most like that of place `at`, the likest first: by the cosine
 * a·b / (|a| |b|) of their vectors.
 *
 * @param states `[characters, units]`
 */
export function similarMoments(
  states: Float32Array,
  units: number,
  at: number,
  count: number,
): Moment[] {
  const own = states.subarray(at * units, (at + 1) * units);
  const length = Math.sqrt(dot(own, own));
  const all: Moment[] = [];
  for (let place = 0; place < states.length / units; place += 1) {
    const other = states.subarray(place * units, (place + 1) * units);
    const similarity = dot(own, other) / (length * Math.sqrt(dot(other, other)));
    if (Number.isFinite(similarity)) all.push({ place, similarity });
  }
  all.sort((a, b) => b.similarity - a.similarity || a.place - b.place);
  const taken = [at];
  const found: Moment[] = [];
  for (const moment of all) {
    if (found.length === count) break;
    if (taken.some((place) => Math.abs(place - moment.place) < nearest)) continue;
    taken.push(moment.place);
    found.push(moment);
  }
  return found;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += value * (b[index] ?? 0);
  return sum;
}
