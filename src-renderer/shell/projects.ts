import type { Document } from '../../src-shared/document/document.ts';
import { parseLienzoFile, writeLienzoFile } from '../../src-shared/document/lienzo-file.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { TemplateId } from '../../src-shared/templates/index.ts';
import { templateInLanguage } from '../../src-shared/templates/template-in-language.ts';
import { buildBlank } from './blank-document.ts';

/** What a new project can begin as. */
export type Beginning = TemplateId | 'blank';

/** The document that a new project begins with, in the reader's language: its title, and the words that it learns. */
export function buildBeginning(beginning: Beginning, language: Language): Document {
  const words = messages(language);
  return beginning === 'blank'
    ? buildBlank(words.start.blankTitle)
    : templateInLanguage(beginning, words.templates[beginning].title, language);
}

/** Makes a project of a document and gives its id. */
export async function createProject(api: Api, document: Document): Promise<string> {
  const { id } = await api.call('project.create', { text: writeLienzoFile(document) });
  return id;
}

/** Makes a project of a file that a person chose or dropped. Rejects with a `ProblemError` where it is none. */
export async function createFromFile(api: Api, file: File): Promise<string> {
  const parsed = parseLienzoFile(await file.text());
  if (!parsed.ok) throw ProblemError.of(parsed.problem);
  return createProject(api, parsed.document);
}

/** Offers a document as a `.lienzo` file to keep. */
export function saveAsFile(document: Document, fallbackName: string): void {
  const blob = new Blob([writeLienzoFile(document)], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  const link = window.document.createElement('a');
  link.href = address;
  link.download = `${fileName(document.title) || fileName(fallbackName)}.lienzo`;
  link.click();
  URL.revokeObjectURL(address);
}

/** A title as a name that every file system takes. */
function fileName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N} _-]+/gu, '')
    .trim()
    .slice(0, 80);
}
