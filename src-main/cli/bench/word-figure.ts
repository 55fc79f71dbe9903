import { formatDecimal } from '../../../src-shared/messages/format-number.ts';
import type { Language } from '../../../src-shared/messages/messages.ts';

/** A number with as many decimals as its size gives sense to: `4,123`, `17.3`, `0.42`, `3.1e-13`; a whole one has none. */
export function wordFigure(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.005) {
    const [mantissa = '0', exponent = '0'] = value.toExponential(1).split('e');
    return `${formatDecimal(Number(mantissa), 1, language)}e${exponent}`;
  }
  return formatDecimal(
    value,
    size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2,
    language,
  );
}
