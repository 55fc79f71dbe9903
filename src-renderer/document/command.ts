import type { Diagnostic } from '../../src-shared/graph/diagnostic.ts';
import type { Document } from '../../src-shared/document/document.ts';

/** Why a command leaves the document as it is. */
export type Refusal = { readonly refused: Diagnostic };

/** What a person does to the document: a pure function. One file of `commands/` makes one kind of it. */
export type Command = (document: Document) => Document | Refusal;

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
