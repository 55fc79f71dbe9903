import type { DataSource } from '../document/document.ts';
import { countCharacters } from './count-characters.ts';
import { cutForTokens } from '../tokens/cut-text.ts';
import { learnTokens } from '../tokens/text-coder.ts';
import { expectedTokens, type TokenPlan } from '../tokens/text-unit.ts';
import { helloCorpus } from './hello-corpus.ts';
import { novel } from './novel.ts';
import { tidyText } from './tidy-text.ts';
import { vocabularyOf } from './vocabulary.ts';

export type TextSource = Extract<DataSource, { kind: 'text' }>;

/** What is known of a text without reading the file that it may be in. */
export type TextDescription = {
  /** Its length in code points. */
  readonly characters: number;
  /** Its distinct characters, sorted by code point; empty where there is no text. */
  readonly vocabulary: readonly string[];
  /** How it begins. */
  readonly opening: string;
};

/** What is known of a text in tokens without reading the file that it may be in. */
export type TokensDescription = {
  /** Tokens in the vocabulary; where the text is not at hand as many as were counted, else as are wanted. */
  readonly count: number;
  readonly vocabulary?: readonly string[];
};

const openingLength = 200;

/** What a character model is given to read. */
export function describeText(source: TextSource): TextDescription {
  switch (source.corpus) {
    case 'hello':
      return describe(helloCorpus);
    case 'novel': {
      const { characters, vocabulary, opening } = novel;
      return { characters, vocabulary: Array.from(vocabulary), opening };
    }
    case 'own':
      return describe(tidyText(source.text));
  }
}

/** The tokens that are found in a text; `undefined` where there is nothing to find. */
export function describeTokens(
  source: TextSource,
  plan: TokenPlan,
  validationShare: number,
): TokensDescription | undefined {
  if (source.corpus === 'novel') return { count: expectedTokens(plan, source.counted) };
  const text = source.corpus === 'hello' ? helloCorpus : tidyText(source.text);
  if (text === '') return undefined;
  const vocabulary = learnTokens(text.slice(0, cutForTokens(text, validationShare)), plan);
  return { count: vocabulary.length, vocabulary };
}

/** What becomes the user's own text when it is asked for in place of the source's: hello's, but not a whole novel. */
export function ownTextOf(source: TextSource): string {
  return source.corpus === 'hello' ? helloCorpus : source.text;
}

function describe(text: string): TextDescription {
  return {
    characters: countCharacters(text),
    vocabulary: vocabularyOf(text),
    opening: text.trimStart().slice(0, openingLength),
  };
}
