/**
 * The characters of a text: its distinct code points (an accented letter or an emoji of one code point is
 * one character), sorted by code point. A character's index here is the number a network sees.
 */
export function vocabularyOf(text: string): readonly string[] {
  const present = new Set<number>();
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at) ?? 0;
    present.add(codePoint);
    at += codePoint > 0xff_ff ? 2 : 1;
  }
  return [...present].sort((a, b) => a - b).map((codePoint) => String.fromCodePoint(codePoint));
}
