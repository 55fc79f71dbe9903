import { assign, fits } from './assignments.ts';
import type { Claims, Mention } from './claims.ts';
import { tellActions } from './describe-actions.ts';
import { findFault, lacking, type CaptionFault } from './judge-caption.ts';
import { lexicons, type CaptionLanguage } from './lexicon.ts';
import { looks, mostCounted, nearestTruths, trueRelations, type Look } from './nearest-truths.ts';
import { readCaption, type ReadingFault } from './read-caption.ts';
import type { Scene } from './scene.ts';
import { writeAction, writeCaption } from './write-caption.ts';

/** What is wrong with a caption, in words of the caption's own language. */
export type ExplainedFault = {
  /** `too-few` where each of the two things is there, but not as different things. */
  readonly code: CaptionFault['code'] | 'too-few';
  /** The words that are at fault, as they stand in the caption; empty where it breaks off, or where words are missing. */
  readonly said: string;
  /** What could stand there and be true; empty where nothing else is alike. */
  readonly truths: readonly string[];
  /** Where the number is wrong: how many there are. */
  readonly there?: number;
  /** Where there are too few: how many it names, and what there is of them. */
  readonly tooFew?: { readonly named: number; readonly has: string };
  /** Where it says too little: what it does not say. */
  readonly lacks?: 'action' | 'place' | 'colour';
};

/** As many words are quoted of what does not agree. */
const quotedWords = 4;

/**
 * Says of the first thing that is wrong with a caption what was said and what would be true; `undefined` where it is
 * true. What would be true is that of the whole caption: with it there, the two things named are two different ones.
 */
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
  const { claims } = read;
  if (fault.code === 'says-too-little') {
    const lacks = lacking(claims, scene);
    return { code: fault.code, said: '', truths: [], ...(lacks && { lacks }) };
  }
  if (fault.code === 'action' || fault.code === 'actor') {
    const { action, subject } = claims;
    const said = action === undefined ? [] : writeAction(action, subject, language);
    const truths = tellActions(scene).map((told) => say(told, language));
    return { code: fault.code, said: said.join(' '), truths };
  }
  const tooFew = explainTooFew(claims, scene, language);
  if (tooFew !== undefined) return tooFew;
  if (fault.code === 'relation') {
    const said = claims.place && lexicons[language].relations[claims.place.relation];
    const truths = trueRelations(claims, scene).map((told) => say(told, language));
    return { code: fault.code, said: (said ?? []).join(' '), truths };
  }
  return explainMention(words, claims, scene, language, fault);
}

/** The words that cannot be read, or do not agree. */
function misread(words: readonly string[], { code, at, until }: ReadingFault): string {
  return words.slice(at, until ?? at + (code === 'agreement' ? quotedWords : 1)).join(' ');
}

/** Where both mentions are of the same things, and there are fewer of those than it names. */
function explainTooFew(
  claims: Claims,
  scene: Scene,
  language: CaptionLanguage,
): ExplainedFault | undefined {
  const { subject, place } = claims;
  if (place === undefined || assign(claims, scene).length > 0) return undefined;
  const { landmark } = place;
  const fitting = (mention: Mention): Scene => scene.filter((one) => fits(mention, one));
  const [firsts, seconds] = [fitting(subject), fitting(landmark)];
  const there = new Set([...firsts, ...seconds]).size;
  const isShared = firsts.some((one) => seconds.includes(one));
  const named = subject.count + landmark.count;
  if (!isShared || there >= named || there > mostCounted) return undefined;
  const isFirst =
    firsts.length === there && (seconds.length < there || subject.count > landmark.count);
  const wider = isFirst ? subject : landmark;
  const has = say({ subject: { ...wider, count: there } }, language);
  const truths = nearestTruths(claims, scene)
    .filter((told) => changesOf(claims, told).length === 1)
    .map((told) => say(told, language));
  const said = say({ subject: wider }, language);
  return { code: 'too-few', said, truths, tooFew: { named, has } };
}

type Change = { readonly mention: 0 | 1; readonly what: Look | 'count' };

/** Which words of the mentions of a caption are others in another one. */
function changesOf(claims: Claims, told: Claims): readonly Change[] {
  return ([0, 1] as const).flatMap((mention) =>
    ([...looks, 'count'] as const)
      .filter((what) => mentionOf(claims, mention)[what] !== mentionOf(told, mention)[what])
      .map((what) => ({ mention, what })),
  );
}

function mentionOf({ subject, place }: Claims, mention: 0 | 1): Mention {
  return mention === 0 || place === undefined ? subject : place.landmark;
}

/** Where a thing is not there as it is said: what has to be another word for the whole to be true. */
function explainMention(
  words: readonly string[],
  claims: Claims,
  scene: Scene,
  language: CaptionLanguage,
  fault: Extract<CaptionFault, { mention: 0 | 1 }>,
): ExplainedFault {
  const nearest = nearestTruths(claims, scene);
  const changes = nearest[0] === undefined ? [] : changesOf(claims, nearest[0]);
  const [first = { mention: fault.mention, what: fault.code }] = changes;
  const mention = mentionOf(claims, first.mention);
  const whole = say({ subject: mention }, language);
  const exchanged = changes.filter((it) => it.mention === first.mention && it.what !== 'count');
  const { what } = first;
  if (what === 'count') {
    const there = scene.filter((object) => fits(mention, object)).length;
    return { code: what, said: whole, truths: [], there };
  }
  if (what === 'object' || exchanged.length !== 1) {
    return { code: 'object', said: whole, truths: [] };
  }
  const alike = nearest.filter((told) => {
    const [change] = changesOf(claims, told);
    return change?.mention === first.mention && change.what === what;
  });
  const truths = alike.map((told) => say({ subject: mentionOf(told, first.mention) }, language));
  return {
    code: what,
    said: wordOf(claims, first.mention, what, words, language),
    truths: [...new Set(truths)],
  };
}

/** The word of the caption that says this of the mention. */
function wordOf(
  claims: Claims,
  mention: 0 | 1,
  look: Look,
  words: readonly string[],
  language: CaptionLanguage,
): string {
  const lexicon = lexicons[language];
  const lengthOf = ({ size, colour }: Mention): number => 2 + (size ? 1 : 0) + (colour ? 1 : 0);
  const relation = claims.place === undefined ? [] : lexicon.relations[claims.place.relation];
  const from = mention === 0 ? 0 : lengthOf(claims.subject) + relation.length;
  const own = words.slice(from, from + lengthOf(mentionOf(claims, mention)));
  const means = mentionOf(claims, mention)[look];
  const forms = lexicon[`${look}s` as const];
  return own.find((word) => forms.some((it) => it.word === word && it.means === means)) ?? '';
}

function say(claims: Claims, language: CaptionLanguage): string {
  return writeCaption(claims, language).join(' ');
}
