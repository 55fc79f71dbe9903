import { readBytes, withDataFile } from '../../datasets/data-file.ts';
import type { FileSet, SetFile } from '../file-set.ts';
import { isPictureName } from '../picture-classes.ts';
import type { CaptionList } from './caption-list.ts';

/** A file that seems to say something of the pictures beside it, and how it is laid out. */
export type CaptionFile = { readonly file: SetFile; readonly layout: CaptionList['origin'] };

/** More JSON files than these beside pictures say something of one picture each. */
const mostJsonFiles = 32;
const headBytes = 4096;

const flickrName = /(^|\/)([^/]*\.token|captions?)\.(txt|csv)$/i;
/** `Flickr8k.lemma.token.txt` holds the captions of the file beside it with every word in its dictionary form. */
const lemmaName = /\.lemma\.[^/]*$/i;

/** The caption files among a set's files, those of COCO first; none where it has no pictures. */
export async function findCaptionFiles(set: FileSet): Promise<CaptionFile[]> {
  if (!set.files.some(({ name }) => isPictureName(name))) return [];
  const jsonFiles = set.files.filter(({ name }) => /\.json$/i.test(name));
  const found: CaptionFile[] = [];
  if (jsonFiles.length <= mostJsonFiles) {
    for (const file of jsonFiles) {
      if (await looksLikeCoco(file)) found.push({ file, layout: 'coco' });
    }
  }
  const lines = set.files.filter(({ name }) => flickrName.test(name));
  const asWritten = lines.filter(({ name }) => !lemmaName.test(name));
  for (const file of asWritten.length > 0 ? asWritten : lines) {
    found.push({ file, layout: 'flickr8k' });
  }
  return found;
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
