import { resolve } from 'node:path';

import type { Document } from '../../src-shared/document/document.ts';
import { parseLienzoFile } from '../../src-shared/document/lienzo-file.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { buildTemplate, isTemplateId } from '../../src-shared/templates/index.ts';
import { createFiles } from '../host/files.ts';

/** The document that a word of the command line means: a template by its id, else a `.lienzo` file. */
export async function loadDocument(word: string, language: Language): Promise<Document> {
  if (isTemplateId(word)) return buildTemplate(word, messages(language).templates[word].title);
  const path = resolve(word);
  const text = await createFiles().readTextIfThere(path);
  if (text === undefined) throw new ProblemError('lienzo-file-wanted', { path: word });
  const parsed = parseLienzoFile(text);
  if (!parsed.ok)
    throw new ProblemError(parsed.problem.code, { ...parsed.problem.details, path: word });
  return parsed.document;
}
