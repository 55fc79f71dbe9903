/**
 * Reads a shape as people type it: one to four whole numbers with `×`, `x`, `*`, commas or spaces between
 * them. `undefined` where it is none.
 */
export function readTypedShape(text: string): readonly number[] | undefined {
  const parts = text.trim().split(/\s*[x×*,;]\s*|\s+/i);
  if (parts.length === 0 || parts.length > 4 || !parts.every((part) => /^\d{1,15}$/.test(part))) {
    return undefined;
  }
  return parts.map(Number);
}
