import type { TablePreview } from '../datasets/import-preview.ts';
import { fill } from './fill.ts';
import { messages, type Language } from './messages.ts';

type ColumnWarning = NonNullable<TablePreview['warnings']>[number];

/** What there is to know of a column that teaches nothing as it is. */
export function wordColumnWarning(
  { name, what, isLeftOut }: ColumnWarning,
  language: Language,
): string {
  const { warnId, warnIdOut, warnDate, warnDateOut } = messages(language).imports;
  const [kept, out] = what === 'id' ? [warnId, warnIdOut] : [warnDate, warnDateOut];
  return fill(isLeftOut ? out : kept, { name }, language);
}
