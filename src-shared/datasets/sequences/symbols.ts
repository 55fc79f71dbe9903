import { opinionVocabulary } from './opinion-grammar.ts';
import type { SequencesSource, SpellingLanguage } from './sequences-source.ts';
import { spellNumber } from './spell-number.ts';

/** Fills up what is shorter than the longest, with the number that `maskedCrossentropy` leaves out. */
export const padding = '<pad>';
/** What is said behind the last symbol of an answer whose length is not that of the question. */
export const end = '<end>';

/** What is said of a string of brackets in which none is open. */
export const nothingOpen = '·';
/** What is said from the first wrong bracket on. */
export const broken = '!';
export const brackets = ['()', '[]', '{}'] as const;

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The symbols of a task by number: 0 is padding. */
export type Symbols = {
  /** What a question is written in; absent where it is no text. */
  readonly asked?: readonly string[];
  /** What an answer is written in; absent where it is one class or a number. */
  readonly answered?: readonly string[];
  /** Symbols of the longest answer, with the end behind it where there is one. */
  readonly steps: number;
};

/** What is asked and answered in which symbols. */
export function symbolsOf(source: SequencesSource): Symbols {
  const { task, length } = source;
  switch (task) {
    case 'moving-dot':
    case 'adding':
      return { steps: 1 };
    case 'opinions':
      return { asked: opinionVocabulary(source.language), steps: 1 };
    case 'spelling': {
      const names = spelledNames(length, source.language);
      return {
        answered: [padding, end, ...new Set(names.flatMap((name) => Array.from(name)).sort())],
        steps: Math.max(...names.map((name) => Array.from(name).length)) + 1,
      };
    }
    case 'addition':
      // The sum of two numbers has one digit more than they have at most.
      return {
        asked: [padding, '+', ...digits],
        answered: [padding, end, ...digits],
        steps: length + 2,
      };
    case 'echo':
      return { asked: [padding, ...letters], answered: [padding, ...letters], steps: length };
    case 'brackets':
      return {
        asked: [padding, ...brackets.flatMap((pair) => Array.from(pair))],
        answered: [padding, nothingOpen, ...brackets.map((pair) => pair.slice(1)), broken],
        steps: length,
      };
  }
}

/** The names of all numbers of up to so many digits, in their order. */
function spelledNames(digitCount: number, language: SpellingLanguage): string[] {
  return Array.from({ length: 10 ** digitCount }, (_, number) => spellNumber(number, language));
}
