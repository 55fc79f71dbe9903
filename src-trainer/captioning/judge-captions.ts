import { bleu, type Described, type Sentence } from '../../src-shared/captioning/bleu.ts';
import type { CaptionFigures, CaptionOverlap } from '../../src-shared/captioning/figures.ts';
import { cider } from '../../src-shared/captioning/cider.ts';
import { isActing } from '../../src-shared/datasets/scenes/actions.ts';
import { findFault, namesAction } from '../../src-shared/datasets/scenes/judge-caption.ts';
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
  const found = said.map((words, index) => findFault(words, scenes[index] ?? [], language)?.code);
  const faults = found.filter((code) => code !== undefined);
  const named = said.filter((words, index) => namesAction(words, scenes[index] ?? [], language));
  return {
    ...compareCaptions(said, references),
    trueCaptions: shareOf(said.length - faults.length, said.length),
    ...(scenes.some(isActing) && { trueActions: shareOf(named.length, said.length) }),
    faults: countEach(faults),
  };
}

/** Holds what was said of pictures against what others say of them: `references` are one list a picture. */
export function compareCaptions(
  said: readonly Sentence[],
  references: readonly (readonly Sentence[])[],
): CaptionOverlap {
  const corpus = said.map((words, index): Described => ({
    said: words,
    references: references[index] ?? [],
  }));
  const exact = corpus.filter((one) =>
    one.references.some((reference) => reference.join(' ') === one.said.join(' ')),
  );
  return {
    examples: said.length,
    bleu1: bleu(corpus, 1),
    bleu2: bleu(corpus, 2),
    bleu3: bleu(corpus, 3),
    bleu4: bleu(corpus),
    cider: cider(corpus),
    exactMatches: shareOf(exact.length, said.length),
  };
}

function shareOf(count: number, all: number): number {
  return count / Math.max(1, all);
}

/** How often each of these is there, the most frequent first. */
function countEach(codes: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
