import type { Claims, Mention } from './claims.ts';
import {
  agree,
  lexicons,
  type CaptionLanguage,
  type GrammaticalNumber,
  type Lexicon,
  type WordForm,
} from './lexicon.ts';
import { relations, type Relation } from './relations.ts';
import type { SceneColour, SceneSize } from './scene.ts';
import { isRightArticle } from './write-caption.ts';

/** Why words are no caption. `at` counts words from 0. */
export type ReadingFault = {
  readonly code: 'empty' | 'not-understood' | 'agreement';
  readonly at: number;
};

export type ReadCaption =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly fault: ReadingFault };

/**
 * What a caption claims. The grammar is that of the captions themselves: one mention, or two with a relation
 * between them; a mention is a count, a thing and, each at most once and in the language's place, size and colour.
 * Anything else is not understood, and a form that does not agree in gender, number or article is a fault.
 */
export function readCaption(words: readonly string[], language: CaptionLanguage): ReadCaption {
  const lexicon = lexicons[language];
  if (words.length === 0) return fail('empty', 0);
  const subject = readMention(words, 0, lexicon);
  if (!subject.ok) return subject;
  if (subject.next === words.length) return { ok: true, claims: { subject: subject.mention } };
  const relation = readRelation(words, subject.next, lexicon);
  if (relation === undefined) return fail('not-understood', subject.next);
  const landmark = readMention(words, relation.next, lexicon);
  if (!landmark.ok) return landmark;
  if (landmark.next < words.length) return fail('not-understood', landmark.next);
  const place = { relation: relation.relation, landmark: landmark.mention };
  return { ok: true, claims: { subject: subject.mention, place } };
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
