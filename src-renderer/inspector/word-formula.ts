import { formatCount } from '../../src-shared/messages/format-number.ts';
import type { Language } from '../../src-shared/messages/messages.ts';

/** A parameter count's formula with its large numbers written the language's way. */
export function wordFormula(formula: string, language: Language): string {
  return formula.replace(/\d{4,}/g, (digits) => formatCount(BigInt(digits), language));
}
