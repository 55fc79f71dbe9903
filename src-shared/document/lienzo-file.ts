import type { Problem } from '../problem.ts';
import type { Document } from './document.ts';
import { documentSchema } from './document-schema.ts';
import { currentVersion, migrate } from './migrations/index.ts';

export type ParsedFile =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problem: Problem };

/** Longer files are refused before they are parsed, in characters. */
export const maxFileLength = 64 * 1024 * 1024;

/** Nested deeper than this is refused: our own files are 9 deep. */
const maxDepth = 40;

/**
 * Reads the text of a `.lienzo` file: versioned JSON, data only. Any fault gives one problem that says where
 * it is; nothing of a faulty file is used.
 */
export function parseLienzoFile(text: string): ParsedFile {
  if (text.length > maxFileLength) {
    return fail('file-too-long', { megabytes: Math.ceil(text.length / 1e6) });
  }
  const value = parseJson(text);
  if (!value.ok) return value;
  const file = value.value;
  if (!isRecord(file) || file['format'] !== 'lienzo') return fail('file-not-lienzo', {});
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail('file-not-lienzo', {});
  }
  if (version > currentVersion) return fail('file-newer', { version, known: currentVersion });
  const migrated = migrate(file, version);
  if (migrated === undefined) return fail('file-not-lienzo', {});
  const { format: _format, version: _version, ...document } = migrated;
  const result = documentSchema.safeParse(document);
  if (result.success) return { ok: true, document: result.data };
  const [issue] = result.error.issues;
  return fail('file-field', {
    where: ['document', ...(issue?.path ?? [])].join('.'),
    what: (issue?.message ?? '').replace(/^Invalid (input|option): /, ''),
  });
}

/** The document as the text of a `.lienzo` file. */
export function writeLienzoFile(document: Document): string {
  return `${JSON.stringify({ format: 'lienzo', version: currentVersion, ...document }, null, 1)}\n`;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  const depthProblem = checkDepth(text);
  if (depthProblem !== undefined) return { ok: false, problem: depthProblem };
  const seen = new Set<string>();
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (forbiddenKeys.has(key)) seen.add(key);
      return inner;
    });
    return seen.size > 0 ? fail('file-forbidden-key', {}) : { ok: true, value };
  } catch (error) {
    return fail('file-not-json', { what: error instanceof Error ? error.message : String(error) });
  }
}

/** Keys that would reach an object's prototype have no business in a document. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Counts brackets outside strings, so that a bomb of brackets never reaches the parser's stack. */
function checkDepth(text: string): Problem | undefined {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > maxDepth) return { code: 'file-too-deep', details: { offset: at } };
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(code: string, details: Problem['details']): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, details } };
}
