import type { ExplainedFault } from '../../src-shared/datasets/scenes/explain-fault.ts';
import { say, words } from '../words/language.svelte.ts';

/** What is wrong with a caption, in a sentence; what is quoted stays in the caption's language. */
export function wordFault({ code, said, truths, there, tooFew, lacks }: ExplainedFault): string {
  const w = words().captionFaults;
  switch (code) {
    case 'empty':
      return w.empty;
    case 'not-understood':
      return said === '' ? w.breaksOff : say(w.notUnderstood, { said });
    case 'agreement':
      return say(w.agreement, { said });
    case 'object':
      return say(w.object, { said });
    case 'count':
      return say(w.count, { said, there: there ?? 0 });
    case 'too-few': {
      const text = truths.length === 0 ? w.tooFew : w.tooFewBut;
      const { named = 0, has = '' } = tooFew ?? {};
      return say(text, { named, has: say(w.quoted, { truth: has }), truths: quote(truths) });
    }
    case 'action':
    case 'actor':
      if (truths.length === 0) return say(w.nothingHappens, { said });
      return say(w.wrong, { said, truths: quote(truths) });
    case 'relation':
    case 'size':
    case 'colour':
    case 'shape': {
      if (truths.length === 0) return say(w.otherwise, { said });
      return say(w.wrong, { said, truths: quote(truths) });
    }
    case 'says-too-little':
      if (lacks === 'action') return w.lacksAction;
      return lacks === 'colour' ? w.lacksColour : w.lacksPlace;
  }
}

function quote(truths: readonly string[]): string {
  const { quoted, or } = words().captionFaults;
  return truths.map((truth) => say(quoted, { truth })).join(or);
}
