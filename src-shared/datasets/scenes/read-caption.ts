import { actionWords } from './action-words.ts';
import { actionKinds, type ActionClaim } from './actions.ts';
import type { Claims, Mention } from './claims.ts';
import {
  agree,
  genderOf,
  lexicons,
  type CaptionLanguage,
  type GrammaticalNumber,
  type Lexicon,
  type WordForm,
} from './lexicon.ts';
import { relations, type Relation } from './relations.ts';
import type { SceneColour, SceneSize } from './scene.ts';
import { isRightArticle } from './write-caption.ts';

/** Why words are no caption. */
export type ReadingFault = {
  readonly code: 'empty' | 'not-understood' | 'agreement';
  /** The first word that is at fault, from 0. */
  readonly at: number;
  /** The word behind the last one that is, where that is known. */
  readonly until?: number;
};

export type ReadCaption =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly fault: ReadingFault };

/**
 * What a caption claims. The grammar is that of the captions themselves: one mention, or two with a relation
 * between them, and behind them what the first does; a mention is a count, a thing and, each at most once and in the
 * language's place, size and colour. Anything else is not understood, and a form that does not agree in gender, number
 * or article is a fault.
 */
export function readCaption(words: readonly string[], language: CaptionLanguage): ReadCaption {
  const lexicon = lexicons[language];
  if (words.length === 0) return fail('empty', 0);
  const subject = readMention(words, 0, lexicon);
  if (!subject.ok) return subject;
  let { next } = subject;
  let place: Claims['place'];
  const relation = readRelation(words, next, lexicon);
  if (relation !== undefined) {
    const landmark = readMention(words, relation.next, lexicon);
    if (!landmark.ok) return landmark;
    place = { relation: relation.relation, landmark: landmark.mention };
    ({ next } = landmark);
  }
  const claims = { subject: subject.mention, ...(place && { place }) };
  if (next === words.length) return { ok: true, claims };
  const action = readAction(words, next, subject.mention, language);
  if (!action.ok) return action;
  if (action.next < words.length) return fail('not-understood', action.next);
  return { ok: true, claims: { ...claims, action: action.action } };
}

type Failure = { readonly ok: false; readonly fault: ReadingFault };

function fail(code: ReadingFault['code'], at: number): Failure {
  return { ok: false, fault: { code, at } };
}

type ReadMention =
  { readonly ok: true; readonly mention: Mention; readonly next: number } | Failure;

function readMention(words: readonly string[], from: number, lexicon: Lexicon): ReadMention {
  const count = find(lexicon.counts, words[from]);
  const [counted] = count;
  if (counted === undefined) return fail('not-understood', from);
  let at = from + 1;
  let size: readonly WordForm<SceneSize>[] = [];
  let colour: readonly WordForm<SceneColour>[] = [];
  const readAdjectives = (): void => {
    for (; at < words.length; at += 1) {
      const ofSize = size.length === 0 ? find(lexicon.sizes, words[at]) : [];
      const ofColour = colour.length === 0 ? find(lexicon.colours, words[at]) : [];
      if (ofSize.length > 0) size = ofSize;
      else if (ofColour.length > 0) colour = ofColour;
      else return;
    }
  };
  if (lexicon.adjectives === 'before') readAdjectives();
  const shape = find(lexicon.shapes, words[at]);
  const [named] = shape;
  if (named === undefined) return fail('not-understood', at);
  at += 1;
  if (lexicon.adjectives === 'behind') readAdjectives();

  const number: GrammaticalNumber = counted.means === 1 ? 'singular' : 'plural';
  const isRight = (forms: readonly WordForm<unknown>[]): boolean =>
    forms.length === 0 ||
    forms.some((form) => agree(form.gender, named.gender) && agree(form.number, number));
  if (![count, shape, size, colour].every(isRight)) return fail('agreement', from);
  if (!isRightArticle(counted.word, words[from + 1] ?? '')) return fail('agreement', from);
  const mention: Mention = {
    count: counted.means,
    shape: named.means,
    ...(size[0] && { size: size[0].means }),
    ...(colour[0] && { colour: colour[0].means }),
  };
  return { ok: true, mention, next: at };
}

type ReadAction =
  { readonly ok: true; readonly action: ActionClaim; readonly next: number } | Failure;

/** Reads what is done, from a word on: the verb agrees with the count of who does it, a new colour with the gender too. */
function readAction(
  words: readonly string[],
  from: number,
  { count, shape }: Mention,
  language: CaptionLanguage,
): ReadAction {
  const lexicon = lexicons[language];
  const read = actionKinds
    .flatMap((kind) =>
      (['singular', 'plural'] as const).map((number) => {
        const verb = actionWords[language][kind][number];
        return { kind, number, verb };
      }),
    )
    .find(({ verb }) => verb.every((word, index) => words[from + index] === word));
  if (read === undefined) return fail('not-understood', from);
  const { kind, number, verb } = read;
  const next = from + verb.length;
  const isRight = number === (count === 1 ? 'singular' : 'plural');
  if (!isRight) return { ok: false, fault: { code: 'agreement', at: 0, until: next } };
  if (kind !== 'turn') return { ok: true, action: { kind }, next };
  const forms = find(lexicon.colours, words[next]);
  const [colour] = forms;
  if (colour === undefined) return fail('not-understood', next);
  const gender = genderOf(shape, lexicon);
  if (!forms.some((form) => agree(form.gender, gender) && agree(form.number, number))) {
    return { ok: false, fault: { code: 'agreement', at: 0, until: next + 1 } };
  }
  return { ok: true, action: { kind, colour: colour.means }, next: next + 1 };
}

function find<Meaning>(
  forms: readonly WordForm<Meaning>[],
  word: string | undefined,
): readonly WordForm<Meaning>[] {
  return forms.filter((form) => form.word === word);
}

function readRelation(
  words: readonly string[],
  from: number,
  lexicon: Lexicon,
): { readonly relation: Relation; readonly next: number } | undefined {
  const relation = relations.find((one) =>
    lexicon.relations[one].every((word, index) => words[from + index] === word),
  );
  return relation && { relation, next: from + lexicon.relations[relation].length };
}
