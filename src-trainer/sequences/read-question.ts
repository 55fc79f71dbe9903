import type { SequencesSource } from '../../src-shared/datasets/sequences/sequences-source.ts';
import { symbolsOf } from '../../src-shared/datasets/sequences/symbols.ts';
import { ProblemError } from '../../src-shared/problem.ts';

/**
 * A question that a person typed, as a network reads it: symbols by number, or a place of ten for each digit of a
 * number to be spelled. Throws `question-symbol-unknown` and `question-too-long`.
 */
export function readQuestion(typed: string, source: SequencesSource): Int32Array | Float32Array {
  const { task, length } = source;
  const symbols = Array.from(typed.trim());
  switch (task) {
    case 'moving-dot':
    case 'adding':
    case 'opinions':
      throw new RangeError(`${task} is not asked in symbols`);
    case 'spelling': {
      const digits = Array.from('0123456789');
      demandKnown(typed, symbols, digits, length);
      const places = new Float32Array(10 * length);
      for (const [at, digit] of symbols.join('').padStart(length, '0').split('').entries()) {
        places[10 * at + Number(digit)] = 1;
      }
      return places;
    }
    case 'addition':
      return readSymbolsOf(
        typed,
        source.reversed ? symbols.toReversed() : symbols,
        source,
        2 * length + 1,
      );
    case 'echo':
    case 'brackets':
      return readSymbolsOf(typed, symbols, source, length);
  }
}

function readSymbolsOf(
  typed: string,
  symbols: readonly string[],
  source: SequencesSource,
  steps: number,
): Int32Array {
  const { asked = [] } = symbolsOf(source);
  // The first stands for padding, which nobody types.
  demandKnown(typed, symbols, asked.slice(1), steps);
  const numbers = new Int32Array(steps);
  numbers.set(symbols.map((symbol) => asked.indexOf(symbol)));
  return numbers;
}

function demandKnown(
  input: string,
  symbols: readonly string[],
  known: readonly string[],
  most: number,
): void {
  const unknown = symbols.find((symbol) => !known.includes(symbol));
  if (unknown !== undefined) {
    throw new ProblemError('question-symbol-unknown', { input, unknown, known: known.join(' ') });
  }
  if (symbols.length === 0 || symbols.length > most) {
    throw new ProblemError('question-too-long', { input, count: symbols.length, most });
  }
}
