import { bleu, type Described, type Sentence } from '../../src-shared/captioning/bleu.ts';
import type { CaptionFigures } from '../../src-shared/captioning/figures.ts';
import { cider } from '../../src-shared/captioning/cider.ts';
import { findFault } from '../../src-shared/datasets/scenes/judge-caption.ts';
import type { CaptionLanguage } from '../../src-shared/datasets/scenes/lexicon.ts';
import type { Scene } from '../../src-shared/datasets/scenes/scene.ts';

/** Holds what was said of scenes against what they are, and against what the grammar says of them. */
export function judgeCaptions(
  said: readonly Sentence[],
  {
    scenes,
    references,
  }: { readonly scenes: readonly Scene[]; readonly references: readonly (readonly Sentence[])[] },
  language: CaptionLanguage,
): CaptionFigures {
  const corpus = said.map((words, index): Described => ({
    said: words,
    references: references[index] ?? [],
  }));
  const found = said.map((words, index) => findFault(words, scenes[index] ?? [], language)?.code);
  const share = (isSo: (index: number) => boolean): number =>
    said.filter((_, index) => isSo(index)).length / Math.max(1, said.length);
  return {
    examples: said.length,
    trueCaptions: share((index) => found[index] === undefined),
    bleu4: bleu(corpus),
    cider: cider(corpus),
    exactMatches: share((index) => {
      const own = said[index]?.join(' ');
      return corpus[index]?.references.some((one) => one.join(' ') === own) === true;
    }),
    faults: countEach(found.filter((code) => code !== undefined)),
  };
}

/** How often each of these is there, the most frequent first. */
function countEach(codes: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
