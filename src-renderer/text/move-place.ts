/**
 * Where the cursor of a text goes with a key; `undefined` for a key that moves nothing. Up and down find the nearest
 * character of the line above and below, as they were laid out.
 */
export function movePlace(
  key: string,
  place: number,
  marks: readonly Pick<HTMLElement, 'offsetLeft' | 'offsetTop'>[],
): number | undefined {
  const last = marks.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, place + 1);
    case 'ArrowLeft':
      return Math.max(0, place - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
      return nearestInLine(place, 1, marks);
    case 'ArrowUp':
      return nearestInLine(place, -1, marks);
    default:
      return undefined;
  }
}

function nearestInLine(
  place: number,
  step: 1 | -1,
  marks: readonly Pick<HTMLElement, 'offsetLeft' | 'offsetTop'>[],
): number {
  const own = marks[place];
  if (own === undefined) return place;
  let line: number | undefined;
  let best = place;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = place + step; at >= 0 && at < marks.length; at += step) {
    const mark = marks[at];
    if (mark === undefined || mark.offsetTop === own.offsetTop) continue;
    line ??= mark.offsetTop;
    if (mark.offsetTop !== line) break;
    const away = Math.abs(mark.offsetLeft - own.offsetLeft);
    if (away < distance) [best, distance] = [at, away];
  }
  return best;
}
