import type { FeatureFacts } from '../protocol/feature-facts.ts';
import { fill } from './fill.ts';
import { formatBytes, formatCount } from './format-number.ts';
import { messages, type Language } from './messages.ts';
import { wordProblem } from './word-problem.ts';

/** What a run did not compute at every step, in a sentence, and a second one where later runs will not have it. */
export function wordFeatures(
  { nodes, examples, bytes, state, problem }: FeatureFacts,
  language: Language,
): string {
  const { featuresRead, featuresComputed, featuresTooLarge } = messages(language).runs;
  const sentences = {
    computed: featuresComputed,
    read: featuresRead,
    'too-large': featuresTooLarge,
  } as const;
  const details = {
    nodes: nodes.join(', '),
    examples: formatCount(examples, language),
    size: formatBytes(bytes, language),
  };
  const sentence = fill(sentences[state], details, language);
  return problem === undefined ? sentence : `${sentence} ${wordProblem(problem, language)}`;
}
