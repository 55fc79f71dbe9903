import { english } from './en/index.ts';
import { spanish } from './es/index.ts';

export type Language = 'es' | 'en';

/** The shape of a language: the same keys as English, any strings. */
type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
export type Messages = Texts<typeof english>;

const languages: Readonly<Record<Language, Messages>> = { en: english, es: spanish };

/** All texts of a language. Placeholders stand in braces and are filled by `fill`. */
export function messages(language: Language): Messages {
  return languages[language];
}
