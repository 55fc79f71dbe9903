import type { ActionKind } from './actions.ts';
import type { CaptionLanguage } from './lexicon.ts';

/** What one thing does, and what several do. Behind `turn` stands the colour, which agrees with the thing. */
export type ActionForms = {
  readonly singular: readonly string[];
  readonly plural: readonly string[];
};

function verb(singular: string, plural: string, ...rest: readonly string[]): ActionForms {
  return {
    singular: [...singular.split(' '), ...rest],
    plural: [...plural.split(' '), ...rest],
  };
}

/** How each action is said. */
export const actionWords: Readonly<
  Record<CaptionLanguage, Readonly<Record<ActionKind, ActionForms>>>
> = {
  en: {
    'move-left': verb('moves', 'move', 'left'),
    'move-right': verb('moves', 'move', 'right'),
    'move-up': verb('moves', 'move', 'up'),
    'move-down': verb('moves', 'move', 'down'),
    grow: verb('grows', 'grow'),
    shrink: verb('shrinks', 'shrink'),
    appear: verb('appears', 'appear'),
    disappear: verb('disappears', 'disappear'),
    turn: verb('turns', 'turn'),
  },
  es: {
    'move-left': verb('se mueve', 'se mueven', 'hacia', 'la', 'izquierda'),
    'move-right': verb('se mueve', 'se mueven', 'hacia', 'la', 'derecha'),
    'move-up': verb('se mueve', 'se mueven', 'hacia', 'arriba'),
    'move-down': verb('se mueve', 'se mueven', 'hacia', 'abajo'),
    grow: verb('crece', 'crecen'),
    shrink: verb('se encoge', 'se encogen'),
    appear: verb('aparece', 'aparecen'),
    disappear: verb('desaparece', 'desaparecen'),
    turn: verb('se vuelve', 'se vuelven'),
  },
};
