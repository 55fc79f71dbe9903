import type { Document } from '../../../src-shared/document/document.ts';

/** Names the document. */
export function setTitle(document: Document, title: string): Document {
  return title === document.title ? document : { ...document, title };
}
