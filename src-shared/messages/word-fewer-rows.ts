import { fill } from './fill.ts';
import { messages, type Language } from './messages.ts';

/** That a text was too short for as many streams, and rows of a batch, as were asked for; nothing where it was not. */
export function wordFewerRows(
  rows: number,
  { batchSize }: { readonly batchSize: number },
  language: Language,
): string | undefined {
  if (rows >= batchSize) return undefined;
  return fill(messages(language).runs.fewerRows, { rows, asked: batchSize }, language);
}
