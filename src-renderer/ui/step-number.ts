/** How a number field's arrows move: evenly, or along 1, 2, 5, 10, ... where orders of magnitude matter. */
export type StepScale = 'even' | 'decades';

/** What a number field allows. */
export type NumberRange = { readonly min: number; readonly max: number };

/** The value one step (`direction` 1 or −1, times `factor`) away from `value`, kept inside the range. */
export function stepNumber(
  value: number,
  direction: 1 | -1,
  step: number,
  scale: StepScale,
  { min, max }: NumberRange,
  factor = 1,
): number {
  const next =
    scale === 'even' ? roundOff(value + direction * step * factor) : stepDecade(value, direction);
  return Math.min(max, Math.max(min, next));
}

/** Adding 0.1 thirty times must still give what people read as 3. */
function roundOff(value: number): number {
  return Number(value.toPrecision(12));
}

const mantissas = [1, 2, 5, 10];

function stepDecade(value: number, direction: 1 | -1): number {
  if (value <= 0) return direction === 1 ? 1e-6 : value;
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const mantissa = value / decade;
  const next =
    direction === 1
      ? mantissas.find((candidate) => candidate > mantissa + 1e-9)
      : ([...mantissas].reverse().find((candidate) => candidate < mantissa - 1e-9) ?? 0.5);
  return roundOff((next ?? 10) * decade);
}
