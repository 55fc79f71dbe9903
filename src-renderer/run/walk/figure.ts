import { formatDecimal } from '../../../src-shared/messages/format-number.ts';
import type { Language } from '../../../src-shared/messages/messages.ts';

/** Below this a number of four decimals says too little. */
const smallest = 0.001;
const largest = 100_000;

/** A number of a calculation: four decimals, or times a power of ten where these would say nothing. As LaTeX. */
export function figure(value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  if (value === 0 || (size >= smallest && size < largest)) return formatDecimal(value, 4, language);
  const power = Math.floor(Math.log10(size));
  const digits = formatDecimal(value / 10 ** power, 2, language);
  return `${digits} \\cdot 10^{${power}}`;
}

/** The same where only one line of plain characters has room. */
export function plainFigure(value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  if (value === 0 || (size >= smallest && size < largest)) {
    return formatDecimal(value, size < 10 ? 3 : 1, language);
  }
  const power = Math.floor(Math.log10(size));
  const digits = formatDecimal(value / 10 ** power, 1, language);
  return `${digits}e${power < 0 ? '−' : ''}${Math.abs(power)}`;
}

/** As a factor or a summand behind a sign: in braces where it is negative. */
export function inBraces(text: string): string {
  return text.startsWith('−') || text.includes('\\cdot') ? `(${text})` : text;
}

/** A sum of products with their numbers, `0.3·1 + 0.8·0.5`; the terms beyond the first few are counted. */
export function sumOfProducts(
  pairs: readonly (readonly [number, number])[],
  language: Language,
  shown = 3,
): string {
  const terms = pairs
    .slice(0, shown)
    .map(([a, b]) => `${inBraces(figure(a, language))} \\cdot ${inBraces(figure(b, language))}`);
  return pairs.length > shown ? `${terms.join(' + ')} + \\dots` : terms.join(' + ');
}
