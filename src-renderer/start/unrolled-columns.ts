import type { SequencesSource } from '../../src-shared/datasets/sequences/sequences-source.ts';
import { spellNumber } from '../../src-shared/datasets/sequences/spell-number.ts';

/** One step of a network that is drawn unrolled: what comes in there and what goes out, where something does. */
export type UnrolledColumn = {
  readonly asked?: string;
  readonly answered?: string;
  /** A frame of a film instead of a symbol: how far the dot has come, 0 to 1. */
  readonly dot?: number;
  /** Whether what comes in is one of those that count. */
  readonly isMarked?: boolean;
};

/** The beginning of a text: a character in, the next one out, five steps long. */
export function textColumns(opening: string): readonly UnrolledColumn[] {
  const letters = Array.from(opening).slice(0, 6);
  return letters.slice(1).map((answered, at) => ({ asked: letters[at] ?? '', answered }));
}

/** A small example of what a task asks, five steps long. */
export function sequenceColumns(source: SequencesSource): readonly UnrolledColumn[] {
  switch (source.task) {
    case 'moving-dot':
      return Array.from({ length: 5 }, (_, frame) => ({
        dot: frame / 4,
        ...(frame === 4 && { answered: '→' }),
      }));
    case 'adding':
      return [
        { asked: '.3' },
        { asked: '.2', isMarked: true },
        { asked: '.8' },
        { asked: '.5', isMarked: true },
        { asked: '.1', answered: '.7' },
      ];
    case 'spelling':
      return Array.from(spellNumber(7, source.language), (letter, at) => ({
        ...(at === 0 && { asked: '7' }),
        answered: letter,
      }));
    case 'addition':
      return [{ asked: '4' }, { asked: '+' }, { asked: '8' }, { answered: '1' }, { answered: '2' }];
    case 'opinions': {
      const said = source.language === 'es' ? 'ya no es malo .' : 'it is not bad .';
      return said.split(' ').map((asked) => ({ asked, ...(asked === '.' && { answered: '+' }) }));
    }
    case 'echo':
      return Array.from('caebd', (letter, at) => ({
        asked: letter,
        ...(at >= 3 && { answered: 'caebd'[at - 3] ?? '' }),
      }));
    case 'brackets':
      return Array.from('([])(', (bracket, at) => ({
        asked: bracket,
        answered: ')])·)'[at] ?? '',
      }));
  }
}
