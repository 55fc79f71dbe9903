import type { Claims, Mention } from './claims.ts';
import { tellActions } from './describe-actions.ts';
import { findFault, fits, groups, lacking, type CaptionFault } from './judge-caption.ts';
import { lexicons, type CaptionLanguage } from './lexicon.ts';
import { readCaption, type ReadingFault } from './read-caption.ts';
import { holds, relations } from './relations.ts';
import type { Scene, SceneObject } from './scene.ts';
import { writeAction, writeCaption } from './write-caption.ts';

/** What is wrong with a caption, in words of the caption's own language. */
export type ExplainedFault = {
  readonly code: CaptionFault['code'];
  /** The words that are at fault, as they stand in the caption; empty where it breaks off, or where words are missing. */
  readonly said: string;
  /** What could stand there and be true; empty where nothing else is alike. */
  readonly truths: readonly string[];
  /** Where the number is wrong: how many there are. */
  readonly there?: number;
  /** Where it says too little: what it does not say. */
  readonly lacks?: 'action' | 'place' | 'colour';
};

/** As many words are quoted of what does not agree. */
const quotedWords = 4;

/** Says of the first thing that is wrong with a caption what was said and what would be true; `undefined` where it is true. */
export function explainFault(
  words: readonly string[],
  scene: Scene,
  language: CaptionLanguage,
): ExplainedFault | undefined {
  const fault = findFault(words, scene, language);
  if (fault === undefined) return undefined;
  if ('at' in fault) return { code: fault.code, said: misread(words, fault), truths: [] };
  const read = readCaption(words, language);
  if (!read.ok) throw new Error('what was judged by a scene was not read');
  const { subject, place, action } = read.claims;
  if (fault.code === 'says-too-little') {
    const lacks = lacking(read.claims, scene);
    return { code: fault.code, said: '', truths: [], ...(lacks && { lacks }) };
  }
  if (fault.code === 'action' || fault.code === 'actor') {
    const said = action === undefined ? [] : writeAction(action, subject, language);
    const truths = tellActions(scene).map((claims) => say(claims, language));
    return { code: fault.code, said: said.join(' '), truths };
  }
  if (fault.code === 'relation') {
    const said = place === undefined ? [] : lexicons[language].relations[place.relation];
    const truths = trueRelations(read.claims, scene).map((claims) => say(claims, language));
    return { code: fault.code, said: said.join(' '), truths };
  }
  const { code } = fault;
  const mention = fault.mention === 0 || place === undefined ? subject : place.landmark;
  const whole = say({ subject: mention }, language);
  if (code === 'object') return { code, said: whole, truths: [] };
  if (code === 'count') {
    const there = scene.filter((object) => fits(mention, object)).length;
    return { code, said: whole, truths: [], there };
  }
  const alike = scene.filter((object) => fits({ ...mention, [code]: undefined }, object));
  return {
    code,
    said: wordOf(mention, code, words, language),
    truths: [...new Set(alike.map((object) => sayObject(object, mention, code, language)))],
  };
}

/** The words that cannot be read, or do not agree. */
function misread(words: readonly string[], { code, at, until }: ReadingFault): string {
  return words.slice(at, until ?? at + (code === 'agreement' ? quotedWords : 1)).join(' ');
}

/** One thing in the words of a mention, with its own size, colour or shape in place of the wrong one. */
function sayObject(
  object: SceneObject,
  mention: Mention,
  code: 'size' | 'colour' | 'shape',
  language: CaptionLanguage,
): string {
  return say({ subject: { ...mention, count: 1, [code]: object[code] } }, language);
}

/** The word of the caption that says this of the mention. */
function wordOf(
  mention: Mention,
  code: 'size' | 'colour' | 'shape',
  words: readonly string[],
  language: CaptionLanguage,
): string {
  const forms = lexicons[language][`${code}s` as const];
  return (
    words.find((word) => forms.some((it) => it.word === word && it.means === mention[code])) ?? ''
  );
}

/** The same two things with the relations that hold between some of them. */
function trueRelations({ subject, place }: Claims, scene: Scene): Claims[] {
  if (place === undefined) return [];
  const { landmark } = place;
  return relations
    .filter((relation) =>
      groups(subject, scene).some((these) =>
        groups(landmark, scene).some((those) =>
          these.every((a) => !those.includes(a) && those.every((b) => holds(relation, a, b))),
        ),
      ),
    )
    .map((relation) => ({ subject, place: { relation, landmark } }));
}

function say(claims: Claims, language: CaptionLanguage): string {
  return writeCaption(claims, language).join(' ');
}
