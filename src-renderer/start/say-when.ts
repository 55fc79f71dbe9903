import type { Language } from '../../src-shared/messages/messages.ts';

const units = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

/** A moment as people tell it: "2 hours ago", "yesterday", and the date once a week has passed. */
export function sayWhen(atMs: number, nowMs: number, language: Language): string {
  const passedMs = Math.max(0, nowMs - atMs);
  if (passedMs >= 7 * 86_400_000) {
    const hasYear = new Date(atMs).getFullYear() !== new Date(nowMs).getFullYear();
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      day: 'numeric',
      month: 'long',
      ...(hasYear && { year: 'numeric' }),
    }).format(atMs);
  }
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const unit = units.findLast(([, lengthMs]) => passedMs >= lengthMs);
  if (unit === undefined) return format.format(0, 'second');
  const [name, lengthMs] = unit;
  return format.format(-Math.floor(passedMs / lengthMs), name);
}
