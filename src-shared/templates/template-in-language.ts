import { fitToData } from '../document/fit-to-data.ts';
import type { Document } from '../document/document.ts';
import type { Language } from '../messages/messages.ts';
import { buildTemplate, type TemplateId } from './index.ts';

/**
 * A template as a person who reads this language begins with it: data that are made of words are made of the words of
 * that language, and its network fits them.
 */
export function templateInLanguage(id: TemplateId, title: string, language: Language): Document {
  const document = buildTemplate(id, title);
  const { source } = document.data;
  if (!('language' in source) || source.language === language) return document;
  return fitToData(document, { ...source, language });
}
