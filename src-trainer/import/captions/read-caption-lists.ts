import { ProblemError } from '../../../src-shared/problem.ts';
import { readBytes, withDataFile } from '../../datasets/data-file.ts';
import { nameInSet, namingFiles, type FileSet } from '../file-set.ts';
import type { NamedList } from './caption-list.ts';
import type { CaptionFile } from './find-caption-files.ts';
import { isWithoutCaptions, readCoco } from './read-coco.ts';
import { readFlickr } from './read-flickr.ts';
import type { Skipped } from '../skipped.ts';

const largestBytes = 400 * 1024 * 1024;

/**
 * What caption files say, in their order. One that turns out to hold no captions is left out where another does, and
 * lines of captions count where no file of COCO has any. Throws `captions-*` where one cannot be read or none has any.
 */
export async function readCaptionLists(
  set: FileSet,
  files: readonly CaptionFile[],
  skipped: Skipped,
  signal: AbortSignal,
): Promise<NamedList[]> {
  const lists: NamedList[] = [];
  let without: ProblemError | undefined;
  for (const { file, layout } of files) {
    signal.throwIfAborted();
    if (layout === 'flickr8k' && lists.some(({ origin }) => origin === 'coco')) break;
    const path = nameInSet(set, file);
    const text = await namingFiles(set, () => readCaptionText(file.path));
    const read = layout === 'coco' ? readCoco : readFlickr;
    try {
      lists.push({ ...read(path, text, skipped), file: file.name });
    } catch (error) {
      if (!isWithoutCaptions(error)) throw error;
      without ??= error;
    }
  }
  if (lists.length === 0 && without !== undefined) throw without;
  return lists;
}

/** The text of a caption file, in UTF-8 or else in Windows-1252. Throws `captions-too-large`. */
async function readCaptionText(path: string): Promise<string> {
  const bytes = await withDataFile(path, async (file, size) => {
    if (size > largestBytes) {
      throw new ProblemError('captions-too-large', { path, size, limit: largestBytes });
    }
    return await readBytes(file, 0, size);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
