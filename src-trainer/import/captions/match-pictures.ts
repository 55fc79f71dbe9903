import type { FileSet, SetFile } from '../file-set.ts';
import { isPictureName } from '../picture-classes.ts';
import type { CaptionList } from './caption-list.ts';
import type { Skipped } from './skipped.ts';
import { mostCaptionSteps } from '../../../src-shared/datasets/imported-dataset.ts';
import { tokeniseCaption } from '../../../src-shared/captioning/tokenise-caption.ts';

/** Captions of one picture that are kept. */
const mostPerPicture = 8;

/** A picture's file and what is said of it, in words. */
export type CaptionedFile = {
  readonly file: SetFile;
  readonly part: 'train' | 'test' | undefined;
  /** At least one, each of at least one word and fewer than `mostCaptionSteps`. */
  readonly captions: readonly (readonly string[])[];
};

/** A caption file's list, and the name of the file. */
export type NamedList = CaptionList & {
  readonly file: string;
};

/**
 * Finds the file of every captioned picture, by the whole name where there is one, else by its last part. What has
 * no file, no caption or a caption that cannot be used is noted.
 */
export function matchPictures(
  set: FileSet,
  lists: readonly NamedList[],
  skipped: Skipped,
): CaptionedFile[] {
  const files = set.files.filter(({ name }) => isPictureName(name));
  const byName = new Map(files.map((file) => [file.name, file]));
  const byLastPart = new Map(files.toReversed().map((file) => [lastPart(file.name), file]));
  const used = new Map<SetFile, { captions: string[][]; part: CaptionedFile['part'] }>();
  for (const { pictures, file: listFile } of lists) {
    const part = partOf(listFile);
    for (const { name, captions } of pictures) {
      const file = byName.get(name) ?? byLastPart.get(lastPart(name));
      if (file === undefined) {
        skipped.note('picture-missing', name);
        continue;
      }
      const own = used.get(file) ?? { captions: [], part };
      used.set(file, own);
      // Not spread: a call takes so many arguments only, and a file may say any number of things of one picture.
      for (const words of usable(name, captions, skipped)) own.captions.push(words);
    }
  }
  for (const file of files) {
    if ((used.get(file)?.captions.length ?? 0) > 0) continue;
    used.delete(file);
    skipped.note('picture-without-caption', file.name);
  }
  return [...used].map(([file, { captions, part }]) => ({
    file,
    part,
    captions: captions.slice(0, mostPerPicture),
  }));
}

function usable(name: string, captions: readonly string[], skipped: Skipped): string[][] {
  return captions.flatMap((caption) => {
    const words = tokeniseCaption(caption);
    if (words.length === 0) skipped.note('caption-empty', name);
    else if (words.length >= mostCaptionSteps) skipped.note('caption-too-long', name);
    else return [words];
    return [];
  });
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `captions_val2017.json` speaks of pictures to be measured on. */
function partOf(file: string): CaptionedFile['part'] {
  const name = lastPart(file);
  if (/train/i.test(name)) return 'train';
  return /val|test/i.test(name) ? 'test' : undefined;
}
