import { formatDecimal } from '../../src-shared/messages/format-number.ts';
import type { Language } from '../../src-shared/messages/messages.ts';

/** Below this three decimals would be less than two figures. */
const smallest = 0.1;
const largest = 100_000;

/** A number of any size in three figures and one line, as gradients are: 0.146, 3.62e−4. */
export function fineFigure(value: number | undefined, language: Language): string {
  if (value === undefined || !Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  if (value === 0 || (size >= smallest && size < largest)) return formatDecimal(value, 3, language);
  const power = Math.floor(Math.log10(size));
  const digits = formatDecimal(value / 10 ** power, 2, language);
  return `${digits}e${power < 0 ? '−' : ''}${Math.abs(power)}`;
}
