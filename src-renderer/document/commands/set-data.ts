import type { DataSettings, Document } from '../../../src-shared/document/document.ts';

/** Says which examples the networks learn from. */
export function setData(document: Document, data: DataSettings): Document {
  return { ...document, data };
}
