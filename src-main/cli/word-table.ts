import type { TablePreview } from '../../src-shared/datasets/import-preview.ts';
import { fill } from '../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';
import { wordColumnWarning } from '../../src-shared/messages/word-column-warning.ts';
import { wordNumber } from '../../src-shared/messages/word-changes.ts';

const mostNamed = 12;

/** What was decided about a table: what is learned from which columns, which rows are left out, and what to know of columns. */
export function wordTable(table: TablePreview, language: Language): readonly string[] {
  const words = messages(language);
  const { columns, classes = [], range, warnings = [], uneven } = table;
  const features = columns.filter(({ kind }, at) => kind !== 'ignore' && at !== table.target);
  const details = {
    target: columns[table.target]?.name ?? '',
    features: listed(features),
  };
  const decided =
    table.task === 'regression'
      ? fill(
          words.commandLine.dataNumbers,
          {
            ...details,
            least: wordNumber(range?.least ?? Number.NaN, language),
            most: wordNumber(range?.most ?? Number.NaN, language),
          },
          language,
        )
      : fill(
          words.commandLine.dataClasses,
          { ...details, count: classes.length, classes: listed(classes) },
          language,
        );
  return [
    decided,
    ...(uneven === undefined ? [] : [fill(words.imports.uneven, uneven, language)]),
    ...warnings.map((warning) => wordColumnWarning(warning, language)),
  ];
}

function listed(named: readonly { readonly name: string }[]): string {
  const names = named.slice(0, mostNamed).map(({ name }) => name);
  return [...names, ...(named.length > mostNamed ? ['…'] : [])].join(', ');
}
