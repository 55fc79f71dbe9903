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
  const share = (isSo: (index: number) => boolean): number =>
    said.filter((_, index) => isSo(index)).length / Math.max(1, said.length);
  return {
    examples: said.length,
    trueCaptions: share((index) => {
      const scene = scenes[index];
      return scene !== undefined && findFault(said[index] ?? [], scene, language) === undefined;
    }),
    bleu4: bleu(corpus),
    cider: cider(corpus),
    exactMatches: share((index) => {
      const own = said[index]?.join(' ');
      return corpus[index]?.references.some((one) => one.join(' ') === own) === true;
    }),
  };
}
