import type { PicturePlan, Reshaped } from '../datasets/imported-dataset.ts';
import { fill } from './fill.ts';
import { formatPercent } from './format-number.ts';
import { messages, type Language } from './messages.ts';

/** What becomes of pictures of other proportions, and how much of them is lost. */
export function wordReshaped(
  { count, lost }: Reshaped,
  fit: PicturePlan['fit'],
  language: Language,
): string {
  const { reshapedCrop, reshapedPad, reshapedStretch } = messages(language).imports;
  const sentence = { crop: reshapedCrop, pad: reshapedPad, stretch: reshapedStretch }[fit];
  return fill(sentence, { count, lost: formatPercent(lost, 0, language) }, language);
}
