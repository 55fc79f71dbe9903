import type { AlignmentFigures } from '../../src-shared/captioning/figures.ts';
import { fill } from '../../src-shared/messages/fill.ts';
import { formatPercent } from '../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';

/** How well a network brings pictures and sentences together, a line for each direction and one for the regions. */
export function wordAlignment(figures: AlignmentFigures, language: Language): string {
  const words = messages(language).commandLine;
  const { among, pictures, sentences, nouns, rightRegions } = figures;
  const percent = (share: number): string => formatPercent(share, 1, language);
  const lines = [
    [words.evaluatedPictures, pictures] as const,
    [words.evaluatedSentences, sentences] as const,
  ].map(([sentence, { at1, at5, at10 }]) => {
    const details = { among, first: percent(at1), five: percent(at5), ten: percent(at10) };
    return fill(sentence, details, language);
  });
  if (nouns !== undefined && rightRegions !== undefined) {
    lines.push(fill(words.evaluatedRegions, { nouns, right: percent(rightRegions) }, language));
  }
  return lines.join('\n');
}
