import { readTypedNumber } from '../../ui/read-typed-number.ts';

/** The numbers of a text, apart by spaces or semicolons, with comma or point; undefined where one is none. */
export function readAxisNumbers(text: string): readonly number[] | undefined {
  const words = text.split(/[\s;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => readTypedNumber(word));
  const known = numbers.filter((number) => number !== undefined);
  return known.length === numbers.length ? [...new Set(known)] : undefined;
}
