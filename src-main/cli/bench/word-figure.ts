import { formatDecimal } from '../../../src-shared/messages/format-number.ts';
import type { Language } from '../../../src-shared/messages/messages.ts';

/** A number with as many decimals as its size gives sense to: `4,123`, `17.3`, `0.42`; a whole one has none. */
export function wordFigure(value: number, language: Language): string {
  const size = Math.abs(value);
  return formatDecimal(
    value,
    size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2,
    language,
  );
}
