import type { DataDescription } from '../describe-data.ts';
import { opinionSteps, opinionVocabulary, verdicts } from './opinion-grammar.ts';
import { filmSide, movements } from './movements.ts';
import type { SequencesSource } from './sequences-source.ts';
import { symbolsOf } from './symbols.ts';

/** What sequences that are made on the spot ask of a network. */
export function describeSequences(source: SequencesSource): DataDescription {
  const { task, length } = source;
  switch (task) {
    case 'moving-dot':
      return {
        inputShape: [length, filmSide, filmSide, 1],
        inputNumbers: 'float',
        outputShape: [movements.length],
        task: 'classification',
        classes: movements,
      };
    case 'adding':
      return {
        inputShape: [longestOfAdding(length), 2],
        inputNumbers: 'float',
        outputShape: [1],
        task: 'regression',
      };
    case 'opinions':
      return {
        inputShape: [opinionSteps(length, source.language)],
        inputNumbers: 'integer',
        outputShape: [1],
        task: 'classification',
        classes: verdicts,
        symbols: opinionVocabulary(source.language),
      };
    case 'spelling':
      // Each digit of the number is one of ten places.
      return { ...describeAnswers(source), inputShape: [10 * length], inputNumbers: 'float' };
    case 'addition':
      return { ...describeAnswers(source), inputShape: [2 * length + 1], inputNumbers: 'integer' };
    case 'echo':
    case 'brackets':
      return { ...describeAnswers(source), inputShape: [length], inputNumbers: 'integer' };
  }
}

/** Sequences of the adding problem are up to a tenth longer than the shortest. */
export function longestOfAdding(shortest: number): number {
  return shortest + Math.floor(shortest / 10);
}

function describeAnswers(
  source: SequencesSource,
): Pick<DataDescription, 'outputShape' | 'task' | 'classes' | 'symbols'> {
  const { asked, answered = [], steps } = symbolsOf(source);
  return {
    outputShape: [steps, answered.length],
    task: 'sequence',
    classes: answered,
    ...(asked && { symbols: asked }),
  };
}
