import type { RandomStream } from './random-stream.ts';

/**
 * A random matrix `[rows, columns]`, flat, whose shorter side's vectors have length 1 and stand at right
 * angles to each other; drawn evenly among all of them.
 *
 * Source: Keras API, Orthogonal initializer; Saxe et al., "Exact solutions to the nonlinear dynamics of
 * learning in deep linear neural networks", 2014. Orthogonalised by the modified Gram-Schmidt process, done
 * twice against rounding (Giraud et al. 2005).
 */
export function orthogonalMatrix(
  rows: number,
  columns: number,
  random: RandomStream,
): Float32Array {
  const size = Math.max(rows, columns);
  const vectors: Float64Array[] = [];
  for (let index = 0; index < Math.min(rows, columns); index += 1) {
    const vector = Float64Array.from({ length: size }, random.nextNormal);
    for (let pass = 0; pass < 2; pass += 1) {
      for (const other of vectors) addScaled(vector, other, -dot(vector, other));
    }
    const length = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((value) => value / length));
  }
  const matrix = new Float32Array(rows * columns);
  for (const [index, vector] of vectors.entries()) {
    for (const [place, value] of vector.entries()) {
      matrix[rows <= columns ? index * columns + place : place * columns + index] = value;
    }
  }
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function addScaled(target: Float64Array, other: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) {
    target[index] = (target[index] ?? 0) + factor * (other[index] ?? 0);
  }
}
