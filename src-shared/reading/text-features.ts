/** What a unit of a character model may follow in a text. */
export const textFeatures = [
  'quotes',
  'brackets',
  'line-position',
  'sentence-position',
  'word-position',
  'space',
  'newline',
  'vowel',
  'capital',
  'digit',
  'punctuation',
] as const;
export type TextFeature = (typeof textFeatures)[number];

/**
 * A feature's value behind each character of a text, `[characters]`: 0 or 1 for what holds or does not, a count of
 * characters for a position (in the line, in the sentence, in the word; 0 for the first).
 *
 * Source: Karpathy, Johnson and Fei-Fei, "Visualizing and understanding recurrent networks", 2015, whose cells follow
 * quotes, brackets and the position in the line.
 */
export function measureFeature(feature: TextFeature, characters: readonly string[]): Float32Array {
  switch (feature) {
    case 'quotes':
      return followQuotes(characters);
    case 'brackets':
      return followBrackets(characters);
    case 'line-position':
      return countSince(characters, (character) => character === '\n');
    case 'sentence-position':
      return countSince(characters, (character) => /[.!?…]/u.test(character));
    case 'word-position':
      return countSince(characters, (character) => !isOfWord(character));
    case 'space':
      return holdsFor(characters, (character) => /[^\S\n]/u.test(character));
    case 'newline':
      return holdsFor(characters, (character) => character === '\n');
    case 'vowel':
      return holdsFor(characters, (character) => 'aeiouAEIOU'.includes(withoutAccents(character)));
    case 'capital':
      return holdsFor(characters, (character) => /\p{Lu}/u.test(character));
    case 'digit':
      return holdsFor(characters, (character) => /\p{Nd}/u.test(character));
    case 'punctuation':
      return holdsFor(characters, (character) => /\p{P}/u.test(character));
  }
}

/** What holds of single characters; the others say where a text stands. */
const ofCharacters: ReadonlySet<TextFeature> = new Set<TextFeature>([
  ...(['space', 'newline', 'vowel', 'capital', 'digit', 'punctuation'] as const),
]);

/**
 * The same of a text in tokens, `[tokens]`: what holds of a character holds of a token that has one, and where a text
 * stands is where it does behind the token. Of characters it is what `measureFeature` says.
 */
export function measurePieces(feature: TextFeature, pieces: readonly string[]): Float32Array {
  const characters = pieces.map((piece) => Array.from(piece));
  const measured = measureFeature(feature, characters.flat());
  let end = 0;
  return Float32Array.from(characters, ({ length }) => {
    const own = measured.subarray(end, (end += length));
    return ofCharacters.has(feature) ? Math.max(0, ...own) : (measured[end - 1] ?? 0);
  });
}

function holdsFor(
  characters: readonly string[],
  holds: (character: string) => boolean,
): Float32Array {
  return Float32Array.from(characters, (character) => (holds(character) ? 1 : 0));
}

/** How many characters since the last that `ends` something; 0 for that one and for the first. */
function countSince(
  characters: readonly string[],
  ends: (character: string) => boolean,
): Float32Array {
  let count = -1;
  return Float32Array.from(characters, (character) => {
    count = ends(character) ? -1 : count + 1;
    return Math.max(0, count);
  });
}

/** 1 from an opening quotation mark to before the closing one. Straight ones end with their paragraph at the latest. */
function followQuotes(characters: readonly string[]): Float32Array {
  let isStraight = false;
  let depth = 0;
  return Float32Array.from(characters, (character, place) => {
    if (character === '"') isStraight = !isStraight;
    else if ('«“„'.includes(character)) depth += 1;
    else if ('»”'.includes(character)) depth = Math.max(0, depth - 1);
    if (character === '\n' && characters[place - 1] === '\n') {
      isStraight = false;
      depth = 0;
    }
    return isStraight || depth > 0 ? 1 : 0;
  });
}

/** 1 from an opening bracket to before the one that closes it. */
function followBrackets(characters: readonly string[]): Float32Array {
  let depth = 0;
  return Float32Array.from(characters, (character) => {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    return depth > 0 ? 1 : 0;
  });
}

function isOfWord(character: string): boolean {
  return /[\p{L}\p{M}\p{N}'’]/u.test(character);
}

function withoutAccents(character: string): string {
  return character.normalize('NFD').slice(0, 1);
}
