/** An eigenvalue of a symmetric matrix with its eigenvector of length 1. */
export type Eigen = { readonly value: number; readonly vector: readonly number[] };

/** A few rounds over all pairs are enough: what lies beside the diagonal shrinks quadratically. */
const mostRounds = 60;

/**
 * All eigenvalues of a small symmetric matrix, the largest first, by cyclic Jacobi rotations.
 *
 * Source: Golub, Van Loan, "Matrix computations", 4th edition, section 8.5.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen[] {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_row, at) => Float64Array.from({ length: size }, (_, i) => +(i === at)));
  const get = (of: readonly Float64Array[], row: number, column: number): number =>
    of[row]?.[column] ?? 0;
  const rotate = (
    of: readonly Float64Array[],
    row: number,
    p: number,
    q: number,
    c: number,
    s: number,
  ) => {
    const [x, y] = [get(of, row, p), get(of, row, q)];
    of[row]?.set([c * x - s * y], p);
    of[row]?.set([s * x + c * y], q);
  };
  for (let round = 0; round < mostRounds; round += 1) {
    let beside = 0;
    let all = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = 0; q < size; q += 1) {
        const square = get(a, p, q) ** 2;
        all += square;
        if (p !== q) beside += square;
      }
    }
    if (beside <= 1e-24 * all) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const apq = get(a, p, q);
        if (apq === 0) continue;
        const tau = (get(a, q, q) - get(a, p, p)) / (2 * apq);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        const c = 1 / Math.sqrt(1 + t * t);
        const s = t * c;
        for (let row = 0; row < size; row += 1) rotate(a, row, p, q, c, s);
        // The same from the left: the matrix is symmetric.
        for (let column = 0; column < size; column += 1) {
          const [x, y] = [get(a, p, column), get(a, q, column)];
          a[p]?.set([c * x - s * y], column);
          a[q]?.set([s * x + c * y], column);
        }
        for (let row = 0; row < size; row += 1) rotate(v, row, p, q, c, s);
      }
    }
  }
  return matrix
    .map((_row, at) => ({ value: get(a, at, at), vector: v.map((row) => row[at] ?? 0) }))
    .toSorted((one, other) => other.value - one.value);
}
