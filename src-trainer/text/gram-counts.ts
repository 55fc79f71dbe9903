/** How often a character followed a context, in one pass over a text. */
export type GramCounts = {
  /** Counts `character` behind `context` once more and gives the number of the pair: 0, 1, ... as they first came. */
  readonly add: (context: number, character: number) => number;
  /** The number of a pair that was counted, else -1. */
  readonly find: (context: number, character: number) => number;
  /** How often the pair of this number was counted. */
  readonly countOf: (pair: number) => number;
  /** How often anything followed this context. */
  readonly follows: (context: number) => number;
  /** How many different characters followed it. */
  readonly kinds: (context: number) => number;
};

const firstRoom = 1 << 12;
const free = -1;

/**
 * An empty count. Contexts are numbers from 0 on that lie close together (what another count gave its pairs), characters
 * are below 65,536. The memory grows with the pairs that there are, about 30 bytes each, and never with those that could be.
 */
export function createGramCounts(): GramCounts {
  // Open addressing: a slot holds the number of a pair, and at most half of the slots are taken.
  let slots = new Int32Array(2 * firstRoom).fill(free);
  let contexts = new Int32Array(firstRoom);
  let characters = new Uint16Array(firstRoom);
  let counts = new Uint32Array(firstRoom);
  let follows = new Uint32Array(firstRoom);
  let kinds = new Uint32Array(firstRoom);
  let pairs = 0;

  /** The slot of a pair, or the free one where it belongs. */
  const slotOf = (context: number, character: number): number => {
    const mask = slots.length - 1;
    let hash = Math.imul(context, 0x9e_37_79_b1) ^ Math.imul(character, 0x85_eb_ca_6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const pair = slots[slot] ?? free;
      if (pair === free) return slot;
      if (contexts[pair] === context && characters[pair] === character) return slot;
    }
  };

  const grow = (): void => {
    contexts = enlarged(contexts, new Int32Array(2 * contexts.length));
    characters = enlarged(characters, new Uint16Array(2 * characters.length));
    counts = enlarged(counts, new Uint32Array(2 * counts.length));
    slots = new Int32Array(2 * slots.length).fill(free);
    for (let pair = 0; pair < pairs; pair += 1) {
      slots[slotOf(contexts[pair] ?? 0, characters[pair] ?? 0)] = pair;
    }
  };

  return {
    add: (context, character) => {
      let slot = slotOf(context, character);
      let pair = slots[slot] ?? free;
      while (context >= follows.length) {
        follows = enlarged(follows, new Uint32Array(2 * follows.length));
        kinds = enlarged(kinds, new Uint32Array(2 * kinds.length));
      }
      if (pair === free) {
        if (pairs === contexts.length) {
          grow();
          slot = slotOf(context, character);
        }
        pair = pairs;
        pairs += 1;
        slots[slot] = pair;
        contexts[pair] = context;
        characters[pair] = character;
        kinds[context] = (kinds[context] ?? 0) + 1;
      }
      counts[pair] = (counts[pair] ?? 0) + 1;
      follows[context] = (follows[context] ?? 0) + 1;
      return pair;
    },
    find: (context, character) => slots[slotOf(context, character)] ?? free,
    countOf: (pair) => counts[pair] ?? 0,
    follows: (context) => follows[context] ?? 0,
    kinds: (context) => kinds[context] ?? 0,
  };
}

function enlarged<Numbers extends Int32Array | Uint16Array | Uint32Array>(
  before: Numbers,
  after: Numbers,
): Numbers {
  after.set(before);
  return after;
}
