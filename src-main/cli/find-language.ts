import type { Language } from '../../src-shared/messages/messages.ts';

/** The language of what is said: `--language`, else the first of the system's own settings that says one. */
export function findLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Language {
  const at = argv.findIndex((word) => word === '--language' || word.startsWith('--language='));
  const word = argv[at];
  const asked = word?.includes('=') === true ? word.split('=')[1] : argv[at + 1];
  if (at >= 0 && (asked === 'es' || asked === 'en')) return asked;
  const system = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const locale = system ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^es\b|^es_/i.test(locale) ? 'es' : 'en';
}
