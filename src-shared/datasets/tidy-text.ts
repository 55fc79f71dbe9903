/**
 * A text as it is learned from: line ends are those of Unix, and a letter with accents is one character wherever
 * Unicode has one for it (normal form C), however the text was typed. An emoji that is made of several code points
 * stays several characters.
 *
 * Source: Unicode Standard Annex #15, "Unicode normalization forms".
 */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}
