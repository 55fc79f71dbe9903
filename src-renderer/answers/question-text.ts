import { readSymbols } from '../../src-shared/datasets/sequences/read-symbols.ts';
import type { SequencesSource } from '../../src-shared/datasets/sequences/sequences-source.ts';
import { writeSentence } from '../../src-shared/sentences/write-sentence.ts';
import { symbolsOf } from '../../src-shared/datasets/sequences/symbols.ts';

/** What is asked in symbols, as a text; `undefined` for films and rows of numbers. */
export function questionText(source: SequencesSource, given: Float32Array): string | undefined {
  switch (source.task) {
    case 'moving-dot':
    case 'adding':
      return undefined;
    case 'spelling': {
      const digits = Array.from({ length: source.length }, (_, place) =>
        given.subarray(10 * place, 10 * place + 10).indexOf(1),
      );
      return String(Number(digits.join('')));
    }
    case 'opinions':
      return writeSentence(given, 'words', symbolsOf(source).asked ?? []);
    case 'addition':
    case 'echo':
    case 'brackets':
      return readSymbols(given, symbolsOf(source).asked ?? []);
  }
}
