/** What stands in a cell where there is nothing to say, in the spelling of spreadsheets and of R, NumPy and SQL. */
const missingWords: ReadonlySet<string> = new Set([
  '',
  '?',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nd',
  'n.d.',
]);

/** Whether a cell says nothing. */
export function isMissing(cell: string): boolean {
  return missingWords.has(cell.trim().toLowerCase());
}

/**
 * Digits in one piece or in groups of three, decimals, exponent. The other mark than the decimal one may
 * stand between the groups; a lone group is one only where it is the decimal comma that is used, since
 * `1,234` with a decimal point is a mistake as often as it is a thousand.
 */
const patterns = {
  '.': /^[-+]?(?:\d+\.?\d*|\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})(?:e[-+]?\d+)?$/i,
  ',': /^[-+]?(?:\d+,?\d*|,\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?)(?:e[-+]?\d+)?$/i,
} as const;

/** Infinity as R, NumPy and spreadsheets write it. */
const infinite = /^[-+]?(?:inf|infinity|∞)$/i;

/** Whether a cell is written as a number and is none that can be reckoned with: infinity, or beyond any float64. */
export function isNotFinite(cell: string, decimal: '.' | ','): boolean {
  const text = cell.trim();
  return (
    infinite.test(text) || (patterns[decimal].test(text) && readNumber(text, decimal) === undefined)
  );
}

/** The number in a cell, or `undefined` where there is none or one that no float64 holds. */
export function readNumber(cell: string, decimal: '.' | ','): number | undefined {
  const text = cell.trim();
  if (!patterns[decimal].test(text)) return undefined;
  const plain =
    decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
