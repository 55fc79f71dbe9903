/** A letter or digit with what belongs to it, and words that a hyphen or an apostrophe joins. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The words of a caption in lower case, without punctuation and in composed form: "A dog, running." becomes `a`, `dog`,
 * `running`. Empty where there is no word.
 */
export function tokeniseCaption(caption: string): string[] {
  return caption.normalize('NFC').toLowerCase().replaceAll('’', "'").match(word) ?? [];
}
