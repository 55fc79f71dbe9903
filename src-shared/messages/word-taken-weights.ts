import type { TakenWeights } from '../protocol/taken-weights.ts';
import { fill } from './fill.ts';
import { messages, type Language } from './messages.ts';

/** Which layers a run began with another's weights in, and which not, in a sentence or two. */
export function wordTakenWeights(
  { runId, step, taken, left }: TakenWeights,
  language: Language,
  /** What the other run is called. */
  run = runId,
): string {
  const { weightsTaken, weightsDrawn, weightsAllTaken } = messages(language).runs;
  const details = { run, step, taken: taken.join(', '), left: left.join(', ') };
  if (left.length === 0) return fill(weightsAllTaken, details, language);
  return `${fill(weightsTaken, details, language)} ${fill(weightsDrawn, details, language)}`;
}
