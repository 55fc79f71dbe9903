/** A name that is to stand at a mark, all in CSS pixels; of two that are near, the one with the lower rank stays. */
export type WantedLabel = { readonly x: number; readonly width: number; readonly rank: number };

const gap = 8;
/** A name begins a little left of its line. */
const indent = 4;

/**
 * Where each name begins, or nothing where it would lie on another: its line stays, and the box at the cursor and the
 * list of events say what it is. Of equal rank the later one is kept.
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  left: number,
  right: number,
): readonly (number | undefined)[] {
  const starts = new Array<number | undefined>(labels.length).fill(undefined);
  const taken: { readonly start: number; readonly end: number }[] = [];
  const order = labels
    .map((label, index) => ({ ...label, index }))
    .toSorted((a, b) => a.rank - b.rank || b.x - a.x);
  for (const { x, width, index } of order) {
    if (width === 0) continue;
    const start = Math.min(x - indent, right - width);
    const end = start + width;
    if (start < left) continue;
    if (taken.some((other) => start < other.end + gap && other.start < end + gap)) continue;
    starts[index] = start;
    taken.push({ start, end });
  }
  return starts;
}
