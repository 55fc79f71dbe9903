/** A stretch of a text that also stands in another, in characters. */
export type Copy = { readonly start: number; readonly length: number; readonly place: number };

/** For every place of a text the longest stretch ending there that stands in a corpus, and where; length 0 where none does. */
export type EndingMatches = { readonly lengths: Int32Array; readonly places: Int32Array };

/**
 * Looks up every stretch of a short text in a long one, in time proportional to their lengths: the short text's suffix
 * automaton, which knows all of its stretches, reads the long one and notes in each state the longest match and where it
 * ended. A stretch that was found is one for all its suffixes, which stand behind the suffix links.
 * Source: Blumer, Blumer, Haussler, Ehrenfeucht, Chen and Seiferas, "The smallest automaton recognizing the subwords of
 * a text", 1985; Chang and Lawler, "Sublinear approximate string matching", 1994 (matching statistics).
 *
 * @param text negative numbers stand for characters that the corpus cannot have
 */
export function matchEndings(text: Int32Array, corpus: ArrayLike<number>): EndingMatches {
  const letters = numberLetters(text);
  const { size, next, link, longest, prefixes } = buildAutomaton(letters.of, letters.count);
  /** The longest match in each state, and where it ended in the corpus. */
  const matched = new Int32Array(size);
  const ends = new Int32Array(size);
  let state = 0;
  let length = 0;
  for (let at = 0; at < corpus.length; at += 1) {
    const letter = letters.byCode[corpus[at] ?? 0] ?? -1;
    if (letter < 0) {
      state = 0;
      length = 0;
      continue;
    }
    let to = next[state * letters.count + letter] ?? 0;
    while (to === 0 && state !== 0) {
      state = link[state] ?? 0;
      length = longest[state] ?? 0;
      to = next[state * letters.count + letter] ?? 0;
    }
    if (to === 0) continue;
    state = to;
    length += 1;
    if (length > (matched[state] ?? 0)) {
      matched[state] = length;
      ends[state] = at;
    }
  }
  const longestFirst = Array.from(longest.keys()).sort(
    (a, b) => (longest[b] ?? 0) - (longest[a] ?? 0),
  );
  for (const from of longestFirst) {
    const to = link[from] ?? 0;
    if (from === 0 || (matched[from] ?? 0) === 0) continue;
    if ((longest[to] ?? 0) <= (matched[to] ?? 0)) continue;
    matched[to] = longest[to] ?? 0;
    ends[to] = ends[from] ?? 0;
  }
  const lengths = new Int32Array(text.length);
  const places = new Int32Array(text.length);
  for (const [at, prefix] of prefixes.entries()) {
    let found = prefix;
    while (found !== 0 && matched[found] === 0) found = link[found] ?? 0;
    if (found === 0) continue;
    lengths[at] = matched[found] ?? 0;
    places[at] = (ends[found] ?? 0) - (lengths[at] ?? 0) + 1;
  }
  return { lengths, places };
}

/** The longest stretches of at least `least` characters, none overlapping a longer one; the longest first, then the first. */
export function longestCopies({ lengths, places }: EndingMatches, least: number): Copy[] {
  const all: Copy[] = [];
  for (const [at, length] of lengths.entries()) {
    // One that goes on is told of where it ends.
    if (length < least || lengths[at + 1] === length + 1) continue;
    all.push({ start: at - length + 1, length, place: places[at] ?? 0 });
  }
  all.sort((a, b) => b.length - a.length || a.start - b.start);
  const isTaken = new Uint8Array(lengths.length);
  return all.filter(({ start, length }) => {
    if (isTaken.subarray(start, start + length).includes(1)) return false;
    isTaken.fill(1, start, start + length);
    return true;
  });
}

/** The text's own distinct characters as 0, 1, ...; `-1` for one that cannot be. */
function numberLetters(text: Int32Array): {
  readonly count: number;
  readonly of: Int32Array;
  readonly byCode: Int32Array;
} {
  const byCode = new Int32Array(text.reduce((most, code) => Math.max(most, code), 0) + 1).fill(-1);
  let count = 0;
  const of = text.map((code) => {
    if (code < 0) return -1;
    if (byCode[code] === -1) byCode[code] = count++;
    return byCode[code] ?? -1;
  });
  return { count, of, byCode };
}

type Automaton = {
  readonly size: number;
  /** `[states, letters]`, flat; 0, the root, is nobody's next. */
  readonly next: Int32Array;
  /** The state of the longest suffix that another set of ends has. */
  readonly link: Int32Array;
  /** The length of a state's longest stretch. */
  readonly longest: Int32Array;
  /** The state behind each character of the text. */
  readonly prefixes: Int32Array;
};

function buildAutomaton(letters: Int32Array, letterCount: number): Automaton {
  const most = 2 * letters.length + 1;
  const next = new Int32Array(most * letterCount);
  const link = new Int32Array(most).fill(-1);
  const longest = new Int32Array(most);
  const prefixes = new Int32Array(letters.length);
  let size = 1;
  let last = 0;
  for (const [at, letter] of letters.entries()) {
    if (letter < 0) {
      last = 0;
      continue;
    }
    last = extend(last, letter);
    prefixes[at] = last;
  }
  return { size, next, link, longest: longest.subarray(0, size), prefixes };

  function goOn(state: number, letter: number): number {
    return next[state * letterCount + letter] ?? 0;
  }

  function copyOf(state: number, length: number): number {
    const copy = size++;
    longest[copy] = length;
    next.copyWithin(copy * letterCount, state * letterCount, (state + 1) * letterCount);
    link[copy] = link[state] ?? 0;
    return copy;
  }

  /** Sends what led by `letter` to `from`, in `state` and behind its links, to `to`. */
  function redirect(state: number, letter: number, from: number, to: number): void {
    for (let at = state; at !== -1 && goOn(at, letter) === from; at = link[at] ?? -1) {
      next[at * letterCount + letter] = to;
    }
  }

  function extend(state: number, letter: number): number {
    const length = (longest[state] ?? 0) + 1;
    const known = goOn(state, letter);
    // Behind a character that cannot be, the automaton begins again and may be there already.
    if (known !== 0) {
      if (longest[known] === length) return known;
      const copy = copyOf(known, length);
      link[known] = copy;
      redirect(state, letter, known, copy);
      return copy;
    }
    const own = size++;
    longest[own] = length;
    let at = state;
    while (at !== -1 && goOn(at, letter) === 0) {
      next[at * letterCount + letter] = own;
      at = link[at] ?? -1;
    }
    if (at === -1) {
      link[own] = 0;
      return own;
    }
    const to = goOn(at, letter);
    if (longest[to] === (longest[at] ?? 0) + 1) {
      link[own] = to;
      return own;
    }
    const copy = copyOf(to, (longest[at] ?? 0) + 1);
    link[to] = copy;
    link[own] = copy;
    redirect(at, letter, to, copy);
    return own;
  }
}
