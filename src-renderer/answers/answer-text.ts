import { readSymbols } from '../../src-shared/datasets/sequences/read-symbols.ts';
import { sequenceShapeOf } from '../../src-shared/datasets/sequences/sequence-shape.ts';
import type { SequencesSource } from '../../src-shared/datasets/sequences/sequences-source.ts';

/** An answer in symbols as a text; where each step has its own, a place at which nothing is asked is a space. */
export function answerText(
  { task }: Pick<SequencesSource, 'task'>,
  answer: readonly number[],
  symbols: readonly string[],
): string {
  if (sequenceShapeOf(task) !== 'synchronised') return readSymbols(answer, symbols);
  const last = answer.findLastIndex((symbol) => symbol !== 0);
  return answer
    .slice(0, last + 1)
    .map((symbol) => (symbol === 0 ? ' ' : (symbols[symbol] ?? ' ')))
    .join('');
}
