import { vocabularyOf } from '../../src-shared/datasets/vocabulary.ts';
import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { createDatasetWriter } from './dataset-writer.ts';
import { nameInSet, nameOfSet, namingFiles, type FileSet, type SetFile } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { EncodingError, notUtf8, readTextChunks, readTextStart } from './text-chunks.ts';

/** The longest text, in characters of UTF-16. */
const longestText = 64 * 1024 * 1024;

/**
 * Imports texts as one, in the order of their names: `text.txt` in UTF-8, with the line ends of Unix. Rejects with
 * `text-*` or `data-*`.
 */
export async function importText(
  set: FileSet,
  files: readonly SetFile[],
  options: ImportOptions,
  { libraryFolder, onProgress, signal }: ImportSurroundings,
): Promise<DatasetFile> {
  const texts: string[] = [];
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    texts.push(await namingFiles(set, () => readWhole(file.path, options)));
    onProgress({ phase: 'reading', share: (index + 1) / files.length, done: index + 1 });
  }
  const text = texts.join('\n');
  const path = files.length === 1 && files[0] ? nameInSet(set, files[0]) : set.path;
  if (text.length > longestText) {
    throw new ProblemError('text-too-large', { path, size: text.length, limit: longestText });
  }
  if (!text.isWellFormed()) {
    throw new ProblemError('text-lone-surrogate', { path, offset: findLoneSurrogate(text) });
  }
  const vocabulary = vocabularyOf(text);
  if (vocabulary.length < 2) throw new ProblemError('text-says-nothing', { path });
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const part = await writer.openFile('text.txt');
    await part.write(Buffer.from(text, 'utf8'));
    await part.close();
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples: countCharacters(text),
      skipped: 0,
      reasons: {},
      content: { kind: 'text', vocabulary: [...vocabulary] },
    });
  } finally {
    await writer.discard();
  }
}

async function readWhole(path: string, options: ImportOptions): Promise<string> {
  const wanted = options.table?.encoding;
  const start = await readTextStart(path, wanted);
  try {
    return await join(path, start.encoding);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    if (wanted !== undefined || start.encoding !== 'utf-8') throw await notUtf8(path);
    return await join(path, 'windows-1252');
  }
}

async function join(path: string, encoding: Parameters<typeof readTextChunks>[1]): Promise<string> {
  let text = '';
  for await (const chunk of readTextChunks(path, encoding, () => undefined)) {
    text += chunk;
    if (text.length > longestText) {
      throw new ProblemError('text-too-large', { path, size: text.length, limit: longestText });
    }
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new ProblemError('import-not-text', { path, offset: nul });
  return text.replace(/\r\n?/g, '\n');
}

function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1)
    at += (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
  return count;
}

function findLoneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}
