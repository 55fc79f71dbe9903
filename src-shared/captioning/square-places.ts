/**
 * Where a square begins along a side of a picture, in pixels: every `stride` pixels, and at last flush with the edge,
 * so that squares no further apart than they are wide cover every pixel. At 0 alone where the square is as long as the
 * side, or longer.
 */
export function squarePlaces(
  side: number,
  { patch, stride }: { readonly patch: number; readonly stride: number },
): number[] {
  const last = Math.max(0, side - patch);
  const count = Math.ceil(last / stride) + 1;
  return Array.from({ length: count }, (_, at) => Math.min(at * stride, last));
}
