import type { SpellingLanguage } from './sequences-source.ts';

const english = {
  small: [
    ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
    ...['eighteen', 'nineteen'],
  ],
  tens: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};

const spanish = {
  small: [
    ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
    ...['once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho'],
    ...['diecinueve', 'veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro'],
    ...['veinticinco', 'veintiséis', 'veintisiete', 'veintiocho', 'veintinueve'],
  ],
  tens: ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
  hundreds: [
    ...['ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos'],
    ...['setecientos', 'ochocientos', 'novecientos'],
  ],
};

/**
 * A whole number from 0 to 999 in words: `three hundred and forty-seven`, `trescientos cuarenta y siete`.
 * Source: Real Academia Española, "Diccionario panhispánico de dudas", cardinales; Oxford English Dictionary, the
 * usage with "and" behind the hundreds.
 */
export function spellNumber(number: number, language: SpellingLanguage): string {
  if (!Number.isInteger(number) || number < 0 || number > 999) {
    throw new RangeError(`${number} is not spelled out`);
  }
  switch (language) {
    case 'en':
      return spellEnglish(number);
    case 'es':
      return spellSpanish(number);
  }
}

function spellEnglish(number: number): string {
  if (number >= 100) {
    const hundreds = `${english.small[Math.floor(number / 100)]} hundred`;
    return number % 100 === 0 ? hundreds : `${hundreds} and ${spellEnglish(number % 100)}`;
  }
  const small = english.small[number];
  if (small !== undefined) return small;
  const tens = english.tens[Math.floor(number / 10) - 2] ?? '';
  return number % 10 === 0 ? tens : `${tens}-${english.small[number % 10]}`;
}

function spellSpanish(number: number): string {
  if (number === 100) return 'cien';
  if (number > 100) {
    const hundreds = spanish.hundreds[Math.floor(number / 100) - 1] ?? '';
    return number % 100 === 0 ? hundreds : `${hundreds} ${spellSpanish(number % 100)}`;
  }
  const small = spanish.small[number];
  if (small !== undefined) return small;
  const tens = spanish.tens[Math.floor(number / 10) - 3] ?? '';
  return number % 10 === 0 ? tens : `${tens} y ${spanish.small[number % 10]}`;
}
