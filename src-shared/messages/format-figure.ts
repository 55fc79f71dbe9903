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
    return `${formatDecimal(Number(mantissa), 1, language)} × ${powerOfTen(exponent)}`;
  }
  const decimals =
    size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
  return formatDecimal(value, decimals, language);
}

/** A loss, `decimals` of them, or times a power of ten where these would say nothing: `0.2345`, `3.8 × 10⁻⁶`. */
export function formatLoss(value: number, decimals: number, language: Language): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || !Number.isFinite(value) || (size >= 0.001 && size < 100_000);
  return isPlain ? formatDecimal(value, decimals, language) : formatFigure(value, language);
}

/** A number at an axis, short enough to stand beside it: `0.01`, `20,000`, `10⁻⁶`, `5 × 10⁷`. */
export function formatTick(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 0.001 && size < 100_000)) {
    const decimals = (String(Number(size.toPrecision(6))).split('.')[1] ?? '').length;
    return formatDecimal(value, decimals, language);
  }
  const short = Number(value.toPrecision(2)).toExponential();
  const [mantissa = '0', exponent = '0'] = short.split('e');
  const power = powerOfTen(exponent);
  if (mantissa === '1') return power;
  const decimals = (mantissa.split('.')[1] ?? '').length;
  return `${formatDecimal(Number(mantissa), decimals, language)} × ${power}`;
}

function powerOfTen(exponent: string): string {
  const signs = Array.from(exponent.replace('+', ''), (sign) => superscripts[sign] ?? '');
  return `10${signs.join('')}`;
}
