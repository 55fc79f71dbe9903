import { formatDecimal } from './format-number.ts';
import type { Language } from './messages.ts';

const superscripts: Readonly<Record<string, string>> = {
  ...{ '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴' },
  ...{ 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
};

/** A figure of any size with two or three digits that mean something: `0.043`, `17.3`, `4,210`, `3.1 × 10⁻¹²`. */
export function formatFigure(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size !== 0 && Number.isFinite(value) && (size < 0.001 || size >= 100_000)) {
    const [mantissa = '0', exponent = '0'] = value.toExponential(1).split('e');
    const power = Array.from(exponent.replace('+', ''), (sign) => superscripts[sign] ?? '').join(
      '',
    );
    return `${formatDecimal(Number(mantissa), 1, language)} × 10${power}`;
  }
  const decimals =
    size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
  return formatDecimal(value, decimals, language);
}
