/**
 * A text as lines of at most `width` characters: its own line ends stay, long lines break behind a blank where there is
 * one, and blanks at a break go.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(Array.from(line), width));
}

function wrapLine(characters: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let rest = characters;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const end = blank > 0 ? blank : width;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(blank > 0 ? end + 1 : end);
  }
  lines.push(rest.join(''));
  return lines;
}
