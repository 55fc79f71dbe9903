import type { Document, TrainingSettings } from '../../../src-shared/document/document.ts';

/** Says how the networks learn. */
export function setTraining(document: Document, training: TrainingSettings): Document {
  return { ...document, training };
}
