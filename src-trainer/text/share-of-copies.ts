/** Two factors of polynomial hashes modulo 2^32; odd, so that no character is lost. */
const factors = [0x01000193, 0x2c1b3c6d] as const;

/**
 * Which share of a text stands word for word in a corpus, in stretches of at least `least` characters or tokens; 0 to 1.
 * Every stretch of that length is found by a rolling hash of 53 bits, in time proportional to both lengths.
 * Source: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987.
 *
 * @param text and `corpus`: numbers of one vocabulary
 */
export function shareOfCopies(
  text: ArrayLike<number>,
  corpus: ArrayLike<number>,
  least: number,
): number {
  if (text.length < least || corpus.length < least) return 0;
  const wanted = new Set<number>();
  eachStretch(text, least, (hash) => void wanted.add(hash));
  const found = new Set<number>();
  eachStretch(corpus, least, (hash) => {
    if (wanted.has(hash)) found.add(hash);
  });
  let copied = 0;
  /** The first place that is not counted yet. */
  let counted = 0;
  eachStretch(text, least, (hash, at) => {
    if (!found.has(hash)) return;
    copied += at + least - Math.max(counted, at);
    counted = at + least;
  });
  return copied / text.length;
}

/** Calls `visit` with the hash of each stretch of `length` and where it begins. */
function eachStretch(
  text: ArrayLike<number>,
  length: number,
  visit: (hash: number, at: number) => void,
): void {
  const [first, second] = factors;
  const [firstLeaving, secondLeaving] = [power(first, length), power(second, length)];
  let high = 0;
  let low = 0;
  for (let end = 0; end < text.length; end += 1) {
    const entering = (text[end] ?? 0) + 1;
    const leaving = end < length ? 0 : (text[end - length] ?? 0) + 1;
    high = (Math.imul(high, first) + entering - Math.imul(leaving, firstLeaving)) | 0;
    low = (Math.imul(low, second) + entering - Math.imul(leaving, secondLeaving)) | 0;
    if (end >= length - 1) visit((high >>> 0) * 0x200000 + (low >>> 11), end - length + 1);
  }
}

function power(factor: number, exponent: number): number {
  let product = 1;
  for (let n = 0; n < exponent; n += 1) product = Math.imul(product, factor);
  return product;
}
