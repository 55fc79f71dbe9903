import { tokenPlanOf } from '../../../src-shared/tokens/text-unit.ts';
import type { DataSettings, Document } from '../../../src-shared/document/document.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';

/**
 * Says which examples the networks learn from. Which words a text of a person's own has hangs on what of it is learned
 * from, so that networks that read these are made to fit.
 */
export function setData(document: Document, data: DataSettings): Document {
  const { source } = data;
  const changed = { ...document, data };
  return source.kind === 'text' && tokenPlanOf(source) ? fitToData(changed, source) : changed;
}
