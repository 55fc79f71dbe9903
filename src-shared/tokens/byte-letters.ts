/**
 * Bytes written as text. Inside, a byte is a letter of U+0000 to U+00FF, so that texts of bytes can be cut and joined as
 * any other. For people, bytes are the characters that they spell in UTF-8; a byte that spells none, half of an accent
 * say, is a private character of Unicode.
 */

/** The private characters U+EE80 to U+EEFF stand for the bytes 0x80 to 0xFF. */
const firstPrivate = 0xee_00;

/** The bytes of a text in UTF-8, a letter each. */
export function toByteLetters(text: string): string {
  return letters(new TextEncoder().encode(text));
}

/** Byte letters as people read them. */
export function nameBytes(bytes: string): string {
  let name = '';
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at);
    name += character ?? String.fromCharCode(firstPrivate + bytes.charCodeAt(at));
    at += character === undefined ? 1 : toByteLetters(character).length;
  }
  return name;
}

/** The byte letters of a name. */
export function spellBytes(name: string): string {
  return Array.from(name, (character) =>
    isPrivate(character)
      ? String.fromCharCode(character.charCodeAt(0) - firstPrivate)
      : toByteLetters(character),
  ).join('');
}

/** The whole character that begins here; `undefined` where none does, or one that names a byte. */
function characterAt(bytes: string, at: number): string | undefined {
  const first = bytes.charCodeAt(at);
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const own = Uint8Array.from(bytes.slice(at, at + length), (letter) => letter.charCodeAt(0));
  try {
    const character = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(own);
    return isPrivate(character) ? undefined : character;
  } catch {
    return undefined;
  }
}

function isPrivate(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= firstPrivate + 0x80 && code <= firstPrivate + 0xff;
}

function letters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
