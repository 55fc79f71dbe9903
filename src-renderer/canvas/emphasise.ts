/** A piece of a sentence, and whether it is one of the things the sentence is about. */
export type Part = { readonly text: string; readonly isStrong: boolean };

/** Cuts a sentence at the first place of each of these words. */
export function emphasise(sentence: string, strong: readonly string[]): readonly Part[] {
  let parts: Part[] = [{ text: sentence, isStrong: false }];
  for (const word of strong) {
    const index = parts.findIndex(({ text, isStrong }) => !isStrong && text.includes(word));
    const text = parts[index]?.text;
    if (text === undefined || word === '') continue;
    const at = text.indexOf(word);
    const pieces = [
      { text: text.slice(0, at), isStrong: false },
      { text: word, isStrong: true },
      { text: text.slice(at + word.length), isStrong: false },
    ];
    parts = parts.toSpliced(index, 1, ...pieces.filter((piece) => piece.text !== ''));
  }
  return parts;
}
