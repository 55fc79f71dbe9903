/** The slider's last step, at 512 units. */
export const widthSteps = 36;

/** The number of units at a step of the slider: powers of the fourth root of 2 from 1 on, in whole numbers. */
export function widthAtStep(step: number): number {
  return Math.round(2 ** (step / 4));
}

/** The step that comes nearest to a number of units. */
export function stepOfWidth(units: number): number {
  return Math.max(0, Math.min(widthSteps, Math.round(4 * Math.log2(units))));
}
