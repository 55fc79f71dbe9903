/** How many characters a text has: code points, as its vocabulary counts them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1)
    at += (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
  return count;
}
