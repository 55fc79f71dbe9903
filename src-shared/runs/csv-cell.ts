/**
 * A value as a cell of comma-separated values (RFC 4180): numbers with a point and every digit they need, a text in
 * quotes where it holds what would end a cell, nothing for what is absent or no number.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === undefined || value === null || Number.isNaN(value)) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of cells with its end. */
export function csvRow(cells: readonly Parameters<typeof csvCell>[0][]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
