/** The state of a recurrence in a formula: h, or of two h with the arrow of the way that it goes. */
export function stateName(isOneOfTwo: boolean, isLeftwards: boolean): string {
  if (!isOneOfTwo) return 'h';
  return `h^{\\text{${isLeftwards ? '←' : '→'}}}`;
}
