import type { Encoding } from './import-options.ts';
import type { DatasetFile } from './imported-dataset.ts';

/** What `data import` answers and the event `data/imported` carries. */
type Imported = {
  readonly id: string;
  readonly name: string;
  readonly kind: DatasetFile['content']['kind'];
  readonly examples: number;
  readonly skipped: number;
  /** The names of the columns that a network sees. */
  readonly features?: readonly string[];
  readonly classes?: readonly string[];
  readonly vocabulary?: readonly string[];
  /** How the files of a text were read. */
  readonly encodings?: readonly Encoding[];
  /** Captions of all pictures together. */
  readonly captions?: number;
  /** How many were skipped, by cause, and the first of them. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly named?: Readonly<Record<string, readonly string[]>>;
  /** The files that captions were read from. */
  readonly captionFiles?: readonly string[];
};

/** The event's fields of a data set. */
export function summariseDataset({
  id,
  name,
  examples,
  skipped,
  reasons,
  named,
  captionFiles,
  content,
}: DatasetFile): Imported {
  const left = { skipped, reasons, ...(named && { named }) };
  const base = { id, name, kind: content.kind, examples, ...left };
  switch (content.kind) {
    case 'table':
      return {
        ...base,
        features: content.features.map((feature) => feature.name),
        ...(content.target.kind === 'class' && { classes: content.target.classes }),
      };
    case 'images':
      return { ...base, classes: content.classes };
    case 'text':
      return {
        ...base,
        vocabulary: content.vocabulary,
        ...(content.encodings && { encodings: content.encodings }),
      };
    case 'sentences': {
      const { vocabulary, target, column } = content;
      return {
        ...base,
        features: [column.name],
        ...(target.kind === 'class' && { classes: target.classes }),
        vocabulary,
      };
    }
    case 'captions': {
      const { vocabulary, captions } = content;
      return {
        ...base,
        vocabulary,
        captions,
        ...(captionFiles && { captionFiles }),
      };
    }
  }
}
