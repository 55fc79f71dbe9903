import { ProblemError } from '../../../src-shared/problem.ts';
import { readBytes, withDataFile } from '../../datasets/data-file.ts';
import type { FileSet, SetFile } from '../file-set.ts';
import { isPictureName } from '../picture-classes.ts';
import type { ReadCaptions } from './caption-list.ts';
import { readCoco } from './read-coco.ts';
import { readFlickr } from './read-flickr.ts';

/** A file that says something of the pictures beside it, and how it is read. */
export type CaptionFile = { readonly file: SetFile; readonly read: ReadCaptions };

/** More JSON files than these beside pictures say something of one picture each. */
const mostJsonFiles = 32;
const headBytes = 4096;
const largestBytes = 400 * 1024 * 1024;

const flickrName = /(^|\/)([^/]*\.token|captions?)\.(txt|csv)$/i;

/** The caption files among a set's files; none where it has no pictures. */
export async function findCaptionFiles(set: FileSet): Promise<CaptionFile[]> {
  if (!set.files.some(({ name }) => isPictureName(name))) return [];
  const jsonFiles = set.files.filter(({ name }) => /\.json$/i.test(name));
  const found: CaptionFile[] = [];
  if (jsonFiles.length <= mostJsonFiles) {
    for (const file of jsonFiles) {
      if (await looksLikeCoco(file)) found.push({ file, read: readCoco });
    }
  }
  if (found.length > 0) return found;
  return set.files
    .filter(({ name }) => flickrName.test(name))
    .map((file) => ({ file, read: readFlickr }));
}

/** COCO also keeps boxes, outlines and questions in such files; their names say so, captions' may not. */
async function looksLikeCoco({ name, path }: SetFile): Promise<boolean> {
  if (/captions?[^/]*$/i.test(name)) return true;
  if (/(instances|keypoints|panoptic|stuff|questions)[^/]*$/i.test(name)) return false;
  const head = await withDataFile(path, (file, size) =>
    readBytes(file, 0, Math.min(size, headBytes)),
  );
  return /"(images|annotations)"\s*:/.test(Buffer.from(head).toString('utf8'));
}

/** The text of a caption file, in UTF-8 or else in Windows-1252. Throws `captions-too-large`. */
export async function readCaptionText(path: string): Promise<string> {
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
