import { parse } from 'secure-json-parse';

import { ProblemError } from '../../src-shared/problem.ts';

export type JsonLimits = {
  /** Characters; text beyond it is not looked at. */
  readonly maxLength?: number;
  /** How deep arrays and objects may stand in one another. */
  readonly maxDepth?: number;
};

/** Deep enough for any document and shallow enough for any stack. */
export const maxJsonDepth = 64;
const maxJsonLength = 64 * 1024 * 1024;

/**
 * Parses JSON that comes from outside this process. Keys that reach for an object's prototype, text that is
 * too long or nested too deep, and text that is no JSON are refused with a `ProblemError`:
 * `json-forbidden-key`, `json-too-long {limit}`, `json-too-deep {limit}`, `json-invalid`.
 */
export function parseJson(text: string, limits: JsonLimits = {}): unknown {
  const { maxLength = maxJsonLength, maxDepth = maxJsonDepth } = limits;
  if (text.length > maxLength) throw new ProblemError('json-too-long', { limit: maxLength });
  if (isDeeperThan(text, maxDepth)) throw new ProblemError('json-too-deep', { limit: maxDepth });
  try {
    return parse(text, null, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch (error) {
    // The text itself was JSON where only the second look at it, for forbidden keys, fails.
    const isJson = error instanceof SyntaxError && error.message.includes('forbidden prototype');
    throw new ProblemError(isJson ? 'json-forbidden-key' : 'json-invalid');
  }
}

/** Counts brackets outside strings, before anything that could run out of stack sees the text. */
function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === backslash) index += 1;
      else if (code === quote) isInString = false;
    } else if (code === quote) {
      isInString = true;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
