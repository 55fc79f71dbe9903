/** A word that was weighed: how likely it is behind the words above it, and what became of it. */
export type BeamNode = {
  /** The node of the word before it; -1 at the start. */
  readonly parent: number;
  readonly word: number;
  /** ln p of this word behind those before it. */
  readonly logProbability: number;
  /** The sum of ln p from the start to this word. */
  readonly total: number;
  /** Whether its sentence went on, was whole, or was dropped for likelier ones. */
  readonly fate: 'kept' | 'ended' | 'pruned';
};

/** The sentence that a search found. */
export type SearchedCaption = {
  /** By number, without start and end. */
  readonly words: readonly number[];
  /** ln p of each word behind those before it, the end's last. */
  readonly logProbabilities: readonly number[];
  /** Their sum. */
  readonly total: number;
  /** All that was weighed, the start first; every parent before its children. */
  readonly tree?: readonly BeamNode[];
  /** The nodes of the sentence itself. */
  readonly path?: readonly number[];
};
