/** A number as machines read it: with a point, and never as a power of ten. */
export function writePointNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}
