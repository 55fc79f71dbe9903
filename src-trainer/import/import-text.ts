import { countCharacters } from '../../src-shared/datasets/count-characters.ts';
import { vocabularyOf } from '../../src-shared/datasets/vocabulary.ts';
import type { Encoding, ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { ImportPreview } from '../../src-shared/datasets/import-preview.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { createDatasetWriter } from './dataset-writer.ts';
import { nameInSet, nameOfSet, namingFiles, type FileSet, type SetFile } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { createSkipped, type Skipped } from './skipped.ts';
import {
  EncodingError,
  mayBeWestern,
  notOfEncoding,
  readTextChunks,
  readTextStart,
} from './text-chunks.ts';

/** The longest text, in characters of UTF-16. */
const longestText = 64 * 1024 * 1024;

/** Texts put together, and what their encodings were. */
type ReadTexts = {
  readonly text: string;
  /** In the order in which they were first met. */
  readonly encodings: readonly Encoding[];
  readonly vocabulary: readonly string[];
};

/**
 * Imports texts as one, in the order of their names: `text.txt` in UTF-8, tidied. Rejects with `text-*` or `data-*`.
 */
export async function importText(
  set: FileSet,
  files: readonly SetFile[],
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const { text, encodings, vocabulary } = await readTexts(set, files, options, surroundings);
  const skipped = otherFiles(set, files);
  const writer = await createDatasetWriter(surroundings.libraryFolder);
  try {
    const part = await writer.openFile('text.txt');
    await part.write(Buffer.from(text, 'utf8'));
    await part.close();
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples: countCharacters(text),
      skipped: skipped.total(),
      ...skipped.tell(),
      content: { kind: 'text', vocabulary: [...vocabulary], encodings: [...encodings] },
    });
  } finally {
    await writer.discard();
  }
}

/** Says what texts would become: their encodings, and how many characters there are. Rejects as `importText` does. */
export async function previewText(
  set: FileSet,
  files: readonly SetFile[],
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<ImportPreview> {
  const { text, encodings, vocabulary } = await readTexts(set, files, options, surroundings);
  return {
    kind: 'text',
    encodings: [...encodings],
    characters: countCharacters(text),
    different: vocabulary.length,
    opening: openingOf(text),
    ...otherFiles(set, files).tell(),
  };
}

const [openingLines, openingLength] = [8, 500];

function openingOf(text: string): string {
  const lines = text.slice(0, openingLength).split('\n').slice(0, openingLines);
  // A character of two units is not cut in half.
  return lines.join('\n').replace(/[\uD800-\uDBFF]$/u, '');
}

/** What lies beside the texts and is none. */
function otherFiles(set: FileSet, files: readonly SetFile[]): Skipped<'not-a-text'> {
  const skipped = createSkipped<'not-a-text'>();
  const texts = new Set(files);
  for (const file of set.files) if (!texts.has(file)) skipped.note('not-a-text', file.name);
  return skipped;
}

async function readTexts(
  set: FileSet,
  files: readonly SetFile[],
  options: ImportOptions,
  { onProgress, signal }: ImportSurroundings,
): Promise<ReadTexts> {
  const texts: string[] = [];
  const encodings = new Set<Encoding>();
  const path = files.length === 1 && files[0] ? nameInSet(set, files[0]) : set.path;
  let size = 0;
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    const read = await namingFiles(set, () => readWhole(file.path, options));
    // A line's end stands between two of them.
    size += read.text.length + Math.sign(index);
    if (size > longestText) {
      throw new ProblemError('text-too-large', { path, size, limit: longestText });
    }
    texts.push(read.text);
    encodings.add(read.encoding);
    onProgress({ phase: 'reading', share: (index + 1) / files.length, done: index + 1 });
  }
  const text = texts.join('\n');
  if (!text.isWellFormed()) {
    throw new ProblemError('text-lone-surrogate', { path, offset: findLoneSurrogate(text) });
  }
  const vocabulary = vocabularyOf(text);
  if (vocabulary.length < 2) throw new ProblemError('text-says-nothing', { path });
  return { text, encodings: [...encodings], vocabulary };
}

type ReadText = { readonly text: string; readonly encoding: Encoding };

async function readWhole(path: string, options: ImportOptions): Promise<ReadText> {
  const wanted = options.table?.encoding;
  const start = await readTextStart(path, wanted);
  try {
    return await join(path, start.encoding);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    if (!mayBeWestern(start, wanted)) throw await notOfEncoding(path, start.encoding);
    return await join(path, 'windows-1252');
  }
}

async function join(path: string, encoding: Encoding): Promise<ReadText> {
  let text = '';
  for await (const chunk of readTextChunks(path, encoding, () => undefined)) {
    text += chunk;
    if (text.length > longestText) {
      throw new ProblemError('text-too-large', { path, size: text.length, limit: longestText });
    }
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new ProblemError('import-not-text', { path, offset: nul });
  return { text: tidyText(text), encoding };
}

function findLoneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}
