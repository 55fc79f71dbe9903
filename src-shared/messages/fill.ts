import { formatCount } from './format-number.ts';
import type { Language } from './messages.ts';

/** What goes into a sentence's placeholders. Whole numbers are written the language's way. */
export type Details = Readonly<Record<string, string | number>>;

/** Fills `{name}` with `details.name`. A name without a value stays in its braces, so that it is noticed. */
export function fill(sentence: string, details: Details, language: Language): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (braces, name: string) => {
    const value = details[name];
    if (value === undefined) return braces;
    return typeof value === 'number' && Number.isInteger(value)
      ? formatCount(value, language)
      : String(value);
  });
}
