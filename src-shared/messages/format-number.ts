import type { Language } from './messages.ts';

const thinSpace = '\u202f';
const minus = '\u2212';

/**
 * A whole number as people read it: `44 426` in Spanish (a thin space, from five digits on, so that a point
 * is never mistaken for a comma), `44,426` in English.
 */
export function formatCount(count: number | bigint, language: Language): string {
  const digits = (count < 0 ? -count : count).toString();
  const sign = count < 0 ? minus : '';
  if (language === 'es' && digits.length < 5) return sign + digits;
  return sign + digits.replace(/\B(?=(\d{3})+$)/g, language === 'es' ? thinSpace : ',');
}

/** A number with a fixed count of decimals; the decimal sign is the language's, minus is U+2212. */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const isZero = Number(whole) === 0 && Number(fraction ?? 0) === 0;
  const sign = value < 0 && !isZero ? minus : '';
  const head = formatCount(BigInt(whole), language);
  return fraction === undefined ? sign + head : `${sign}${head}${decimalSign(language)}${fraction}`;
}

/** `0.978` as `97,8 %` or `97.8 %`. */
export function formatPercent(share: number, decimals: number, language: Language): string {
  return `${formatDecimal(share * 100, decimals, language)} %`;
}

/** Bytes in powers of 1000: `3,4 kB`. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const decimals = unit === 0 || value >= 100 ? 0 : 1;
  return `${formatDecimal(value, decimals, language)} ${units[unit] ?? 'PB'}`;
}

/** Reads a number typed by a person: comma or point as decimal sign, any minus. `undefined` where it is none. */
export function parseTypedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[\s\u202f]/g, '')
    .replace(/[\u2212]/g, '-')
    .replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  return Number(plain);
}

function decimalSign(language: Language): string {
  return language === 'es' ? ',' : '.';
}
