import type { Relation } from './relations.ts';
import type { SceneColour, SceneShape, SceneSize } from './scene.ts';

export const captionLanguages = ['en', 'es'] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];

/** `both` where a form does for either. */
export type Gender = 'masculine' | 'feminine' | 'both';
export type GrammaticalNumber = 'singular' | 'plural' | 'both';

/** A word as it stands in a caption, and what it agrees with. */
export type WordForm<Meaning> = {
  readonly word: string;
  readonly means: Meaning;
  readonly gender: Gender;
  readonly number: GrammaticalNumber;
};

/** The words of one language. */
export type Lexicon = {
  readonly counts: readonly WordForm<number>[];
  readonly shapes: readonly WordForm<SceneShape>[];
  readonly colours: readonly WordForm<SceneColour>[];
  readonly sizes: readonly WordForm<SceneSize>[];
  readonly relations: Readonly<Record<Relation, readonly string[]>>;
  /** Whether what is said of a thing stands before its name ("big red circle") or behind it ("círculo rojo grande"). */
  readonly adjectives: 'before' | 'behind';
};

function same<Meaning extends string>(
  words: Readonly<Record<Meaning, string>>,
): WordForm<Meaning>[] {
  return Object.entries<string>(words).map(([means, word]) => ({
    word,
    means: means as Meaning,
    gender: 'both',
    number: 'both',
  }));
}

const english: Lexicon = {
  counts: [
    { word: 'a', means: 1, gender: 'both', number: 'singular' },
    { word: 'an', means: 1, gender: 'both', number: 'singular' },
    { word: 'two', means: 2, gender: 'both', number: 'plural' },
    { word: 'three', means: 3, gender: 'both', number: 'plural' },
  ],
  shapes: (
    [
      ['disc', 'circle', 'circles'],
      ['square', 'square', 'squares'],
      ['triangle', 'triangle', 'triangles'],
      ['star', 'star', 'stars'],
      ['cross', 'cross', 'crosses'],
      ['heart', 'heart', 'hearts'],
    ] as const
  ).flatMap(([means, one, several]) => [
    { word: one, means, gender: 'both', number: 'singular' },
    { word: several, means, gender: 'both', number: 'plural' },
  ]),
  colours: same<SceneColour>({
    red: 'red',
    green: 'green',
    blue: 'blue',
    yellow: 'yellow',
    purple: 'purple',
    orange: 'orange',
    white: 'white',
  }),
  sizes: same<SceneSize>({ small: 'small', big: 'big' }),
  relations: {
    left: ['to', 'the', 'left', 'of'],
    right: ['to', 'the', 'right', 'of'],
    above: ['above'],
    below: ['below'],
  },
  adjectives: 'before',
};

/** The four forms of an adjective in -o. */
function inflected<Meaning>(stem: string, means: Meaning): WordForm<Meaning>[] {
  return [
    { word: `${stem}o`, means, gender: 'masculine', number: 'singular' },
    { word: `${stem}a`, means, gender: 'feminine', number: 'singular' },
    { word: `${stem}os`, means, gender: 'masculine', number: 'plural' },
    { word: `${stem}as`, means, gender: 'feminine', number: 'plural' },
  ];
}

/** An adjective that knows no gender. */
function common<Meaning>(one: string, several: string, means: Meaning): WordForm<Meaning>[] {
  return [
    { word: one, means, gender: 'both', number: 'singular' },
    { word: several, means, gender: 'both', number: 'plural' },
  ];
}

const spanish: Lexicon = {
  counts: [
    { word: 'un', means: 1, gender: 'masculine', number: 'singular' },
    { word: 'una', means: 1, gender: 'feminine', number: 'singular' },
    { word: 'dos', means: 2, gender: 'both', number: 'plural' },
    { word: 'tres', means: 3, gender: 'both', number: 'plural' },
  ],
  shapes: (
    [
      ['disc', 'masculine', 'círculo', 'círculos'],
      ['square', 'masculine', 'cuadrado', 'cuadrados'],
      ['triangle', 'masculine', 'triángulo', 'triángulos'],
      ['star', 'feminine', 'estrella', 'estrellas'],
      ['cross', 'feminine', 'cruz', 'cruces'],
      ['heart', 'masculine', 'corazón', 'corazones'],
    ] as const
  ).flatMap(([means, gender, one, several]) => [
    { word: one, means, gender, number: 'singular' },
    { word: several, means, gender, number: 'plural' },
  ]),
  colours: [
    ...inflected<SceneColour>('roj', 'red'),
    ...common<SceneColour>('verde', 'verdes', 'green'),
    ...common<SceneColour>('azul', 'azules', 'blue'),
    ...inflected<SceneColour>('amarill', 'yellow'),
    ...inflected<SceneColour>('morad', 'purple'),
    ...common<SceneColour>('naranja', 'naranjas', 'orange'),
    ...inflected<SceneColour>('blanc', 'white'),
  ],
  sizes: [
    ...inflected<SceneSize>('pequeñ', 'small'),
    ...common<SceneSize>('grande', 'grandes', 'big'),
  ],
  relations: {
    left: ['a', 'la', 'izquierda', 'de'],
    right: ['a', 'la', 'derecha', 'de'],
    above: ['encima', 'de'],
    below: ['debajo', 'de'],
  },
  adjectives: 'behind',
};

export const lexicons: Readonly<Record<CaptionLanguage, Lexicon>> = { en: english, es: spanish };

/** The gender that a form asks of another, or none. */
export function genderOf(shape: SceneShape, lexicon: Lexicon): Gender {
  return lexicon.shapes.find(({ means }) => means === shape)?.gender ?? 'both';
}

/** Whether two forms can stand together. */
export function agree(a: Gender | GrammaticalNumber, b: Gender | GrammaticalNumber): boolean {
  return a === b || a === 'both' || b === 'both';
}
