import { specialTokens } from '../../sentences/sentence-units.ts';
import type { SpellingLanguage } from './sequences-source.ts';

/** What an opinion comes to, by class number; what a person calls it stands in `messages`. */
export const verdicts = ['negative', 'positive'] as const;

/** Ways to say what one thinks. All but the first two set two judgements against each other. */
export const opinionKinds = [
  'plain',
  'denied',
  'and-not',
  'not-but',
  'hearsay',
  'although',
  'retort',
  'contradiction',
] as const;
export type OpinionKind = (typeof opinionKinds)[number];
/** Those with a single judgement. */
export const plainKinds: readonly OpinionKind[] = ['plain', 'denied'];

/** `N` is what is judged, `A` the first judgement, `B` the opposite one, `V` how strong it is. */
type Forms = Readonly<Record<OpinionKind, string>>;

type Lexicon = {
  readonly forms: Forms;
  /** With their articles; whether they are feminine. */
  readonly nouns: readonly { readonly words: string; readonly isFeminine: boolean }[];
  /** Of a masculine and of a feminine noun. */
  readonly good: readonly (readonly [string, string])[];
  readonly bad: readonly (readonly [string, string])[];
  /** Nothing is one of them. */
  readonly strengths: readonly string[];
};

const alike = (word: string): readonly [string, string] => [word, word];
const masculine = (words: string): Lexicon['nouns'][number] => ({ words, isFeminine: false });
const feminine = (words: string): Lexicon['nouns'][number] => ({ words, isFeminine: true });

const english: Lexicon = {
  forms: {
    plain: 'N is V A .',
    denied: 'N is not V A .',
    'and-not': 'N is V A and not B .',
    'not-but': 'N is not A but B .',
    hearsay: 'everybody says that N is V A , but it is B .',
    although: 'N is V A , although everybody says that it is B .',
    retort: 'everybody says that N is V A , but it is not A .',
    contradiction: 'everybody says that N is not V A , but it is A .',
  },
  nouns: [
    ...['film', 'book', 'song', 'trip', 'meal', 'hotel', 'game', 'play', 'story', 'room'],
    ...['exhibition', 'concert'],
  ].map((noun) => masculine(`the ${noun}`)),
  good: ['good', 'wonderful', 'funny', 'beautiful', 'interesting', 'excellent'].map(alike),
  bad: ['bad', 'boring', 'horrible', 'dull', 'ugly', 'terrible'].map(alike),
  strengths: ['', 'very', 'really', 'quite'],
};

const spanish: Lexicon = {
  forms: {
    plain: 'N es V A .',
    denied: 'N no es V A .',
    'and-not': 'N es V A y no B .',
    'not-but': 'N no es A sino B .',
    hearsay: 'todos dicen que N es V A , pero es B .',
    although: 'N es V A , aunque todos dicen que es B .',
    retort: 'todos dicen que N es V A , pero no es A .',
    contradiction: 'todos dicen que N no es V A , pero es A .',
  },
  nouns: [
    ...['la película', 'la canción', 'la comida', 'la obra', 'la historia', 'la habitación'].map(
      feminine,
    ),
    ...['el libro', 'el viaje', 'el hotel', 'el juego', 'el concierto', 'el museo'].map(masculine),
  ],
  good: [
    ['bueno', 'buena'],
    ['maravilloso', 'maravillosa'],
    ['divertido', 'divertida'],
    ['bonito', 'bonita'],
    alike('interesante'),
    alike('excelente'),
  ],
  bad: [
    ['malo', 'mala'],
    ['aburrido', 'aburrida'],
    ['pesado', 'pesada'],
    ['feo', 'fea'],
    alike('horrible'),
    alike('terrible'),
  ],
  strengths: ['', 'muy', 'realmente', 'bastante'],
};

export const opinionLexicons: Readonly<Record<SpellingLanguage, Lexicon>> = {
  en: english,
  es: spanish,
};

/** An opinion before it is worded: places in the lexicon. */
export type Opinion = {
  readonly kind: OpinionKind;
  readonly noun: number;
  /** Whether the first judgement is a good one. */
  readonly isFirstGood: boolean;
  readonly first: number;
  readonly second: number;
  readonly strength: number;
};

/** The class of an opinion: what its speaker thinks, whatever others say. */
export function verdictOf({ kind, isFirstGood }: Pick<Opinion, 'kind' | 'isFirstGood'>): 0 | 1 {
  switch (kind) {
    case 'plain':
    case 'and-not':
    case 'although':
    case 'contradiction':
      return isFirstGood ? 1 : 0;
    case 'denied':
    case 'not-but':
    case 'hearsay':
    case 'retort':
      return isFirstGood ? 0 : 1;
  }
}

/** The words and signs of an opinion. */
export function wordOpinion(opinion: Opinion, language: SpellingLanguage): string[] {
  const { forms, nouns, good, bad, strengths } = opinionLexicons[language];
  const noun = nouns[opinion.noun];
  const [first, second] = opinion.isFirstGood ? [good, bad] : [bad, good];
  const agree = (forms: readonly [string, string] | undefined): string =>
    forms?.[noun?.isFeminine === true ? 1 : 0] ?? '';
  const parts: Readonly<Record<string, string>> = {
    N: noun?.words ?? '',
    A: agree(first[opinion.first]),
    B: agree(second[opinion.second]),
    V: strengths[opinion.strength] ?? '',
  };
  return forms[opinion.kind]
    .split(' ')
    .flatMap((part) => (parts[part] ?? part).split(' '))
    .filter((word) => word !== '');
}

const vocabularies = new Map<SpellingLanguage, readonly string[]>();

/** Every word of a language by its number, the special ones first. */
export function opinionVocabulary(language: SpellingLanguage): readonly string[] {
  const known = vocabularies.get(language);
  if (known !== undefined) return known;
  const { forms, nouns, good, bad, strengths } = opinionLexicons[language];
  const words = [
    ...nouns.map((noun) => noun.words),
    ...[good, bad].flat(2),
    ...strengths,
    ...Object.values(forms),
  ].flatMap((text) => text.split(' '));
  const own = words.filter((word) => word !== '' && !/^[NABV]$/.test(word));
  const vocabulary = [...specialTokens, ...new Set(own)];
  vocabularies.set(language, vocabulary);
  return vocabulary;
}

/** Words of the longest opinion with so many judgements at most. */
export function opinionSteps(most: number, language: SpellingLanguage): number {
  const kinds = most === 1 ? plainKinds : opinionKinds;
  const lengths = kinds.map((kind) => {
    const parts = { noun: 0, isFirstGood: true, first: 0, second: 0, strength: 1 };
    return wordOpinion({ kind, ...parts }, language).length;
  });
  return Math.max(...lengths);
}
