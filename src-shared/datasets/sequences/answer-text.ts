import { readSymbols } from './read-symbols.ts';
import { sequenceShapeOf } from './sequence-shape.ts';
import type { SequencesSource } from './sequences-source.ts';

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

/**
 * Whether something is asked at a place of the answer to a question of so many symbols. Where each step has its own
 * answer, nothing is behind the question, nor before the echo begins: what a network says there was never learned.
 * Other answers end by themselves.
 */
export function isAskedAt(source: SequencesSource, place: number, symbolCount: number): boolean {
  if (sequenceShapeOf(source.task) !== 'synchronised') return true;
  return place < symbolCount && (source.task !== 'echo' || place >= source.delay);
}
