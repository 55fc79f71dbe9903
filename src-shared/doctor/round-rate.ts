/** The nearest of 1, 3, 10, 30, ... times a power of ten, in the proportion. */
export function aboutHalfDecade(rate: number): number {
  const half = Math.round(Math.log10(rate) * 2);
  const decade = Math.floor(half / 2);
  return Number(`${half % 2 === 0 ? 1 : 3}e${decade}`);
}
