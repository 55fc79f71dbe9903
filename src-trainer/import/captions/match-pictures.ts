import type { FileSet, SetFile } from '../file-set.ts';
import { isPictureName } from '../picture-classes.ts';
import type { NamedList } from './caption-list.ts';
import type { Skipped } from '../skipped.ts';
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

/**
 * Finds the file of every captioned picture: the one of that name, else the only one whose name ends so, from a folder
 * on. What has no file or several, no caption or a caption that cannot be used is noted.
 */
export function matchPictures(
  set: FileSet,
  lists: readonly NamedList[],
  skipped: Skipped,
): CaptionedFile[] {
  const files = set.files.filter(({ name }) => isPictureName(name));
  const byName = new Map(files.map((file) => [file.name, file]));
  const byLastPart = Map.groupBy(files, (file) => lastPart(file.name));
  const used = new Map<SetFile, { captions: string[][]; part: CaptionedFile['part'] }>();
  for (const { pictures, file: listFile } of lists) {
    const part = partOf(listFile);
    for (const { name, captions } of pictures) {
      const deeper = byLastPart.get(lastPart(name))?.filter((it) => it.name.endsWith(`/${name}`));
      const [first, second] = deeper ?? [];
      const file = byName.get(name) ?? (second === undefined ? first : undefined);
      if (file === undefined) {
        skipped.note(second === undefined ? 'picture-missing' : 'picture-in-folders', name);
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
