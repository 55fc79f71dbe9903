import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from '../datasets/data-file.ts';
import { looksLikePicture, readPictureFacts } from '../datasets/picture-facts.ts';
import { nameInSet, type FileSet, type SetFile } from './file-set.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { classOf, isPictureName, type ClassedFile } from './picture-classes.ts';
import { readAhead } from './read-ahead.ts';
import type { PictureSurvey } from './plan-pictures.ts';
import { createSkipped, type Skipped } from './skipped.ts';

export type PictureSkip = 'not-a-picture' | 'no-class' | 'picture-damaged' | 'picture-too-large';

/** Pictures whose headers can be read, what is known of them, and which files are none. */
export type SurveyedPictures = {
  readonly pictures: readonly ClassedFile[];
  readonly survey: PictureSurvey;
  readonly skipped: Skipped<PictureSkip>;
  /** The first that was skipped for being damaged or too large. */
  readonly firstFault: ProblemError | undefined;
  /** Of the largest file. */
  readonly largestBytes: number;
};

const headBytes = 16 * 1024;
const mostHeadBytes = 4 * 1024 * 1024;
const headsAtOnce = 32;

/** Reads the header of every picture of a set. Throws `pictures-no-class` where they lie in no folder of a class. */
export async function surveyPictures(
  set: FileSet,
  surroundings: ImportSurroundings,
): Promise<SurveyedPictures> {
  const skipped = createSkipped<PictureSkip>();
  const named: ClassedFile[] = [];
  for (const file of set.files) {
    const classed = classOf(file);
    if (!isPictureName(file.name)) skipped.note('not-a-picture', file.name);
    else if (classed === undefined) skipped.note('no-class', file.name);
    else named.push(classed);
  }
  const { firstFault, ...surveyed } = await surveyFiles(set, named, surroundings, ({ file }) =>
    skipped.note('picture-damaged', file.name),
  );
  return { ...surveyed, firstFault, skipped };
}

/** Reads the header of each of these pictures; `onDamaged` is told of those that have none. */
export async function surveyFiles<Picture extends { readonly file: SetFile }>(
  set: FileSet,
  named: readonly Picture[],
  { signal, onProgress }: ImportSurroundings,
  onDamaged: (picture: Picture) => void,
): Promise<Omit<SurveyedPictures, 'pictures' | 'skipped'> & { readonly pictures: Picture[] }> {
  const pictures: Picture[] = [];
  const sizes = new Map<string, number>();
  const sides: number[] = [];
  const found = { coloured: 0, turned: 0, flattened: 0, narrowed: 0, converted: 0 };
  let firstFault: ProblemError | undefined;
  let largestBytes = 0;
  let done = 0;
  for await (const [classed, { facts, bytes }] of readAhead(named, headsAtOnce, readHead)) {
    signal.throwIfAborted();
    done += 1;
    onProgress({ phase: 'looking', share: done / named.length, done });
    largestBytes = Math.max(largestBytes, bytes);
    if (facts === undefined || 'faultAt' in facts) {
      const path = nameInSet(set, classed.file);
      firstFault ??= new ProblemError('picture-damaged', { path, offset: facts?.faultAt ?? 0 });
      onDamaged(classed);
      continue;
    }
    const size = `${facts.height}x${facts.width}`;
    sizes.set(size, (sizes.get(size) ?? 0) + 1);
    sides.push(Math.sqrt(facts.height * facts.width));
    if (!facts.isGrey) found.coloured += 1;
    if (facts.orientation !== 1) found.turned += 1;
    if (facts.hasAlpha) found.flattened += 1;
    if (facts.is16Bit) found.narrowed += 1;
    if (facts.isCmyk) found.converted += 1;
    pictures.push(classed);
  }
  const medianSide = sides.sort((a, b) => a - b)[Math.floor(sides.length / 2)] ?? 0;
  return {
    pictures,
    survey: { count: pictures.length, sizes, medianSide, ...found },
    firstFault,
    largestBytes,
  };
}

type Head = {
  /** `undefined` where the file does not begin as a picture does. */
  readonly facts: ReturnType<typeof readPictureFacts> | undefined;
  readonly bytes: number;
};

async function readHead({ file: { path } }: { readonly file: SetFile }): Promise<Head> {
  return await withDataFile(path, async (file, size) => {
    const head = await readBytes(file, 0, Math.min(size, headBytes));
    if (!looksLikePicture(head)) return { facts: undefined, bytes: size };
    const facts = readPictureFacts(head);
    // EXIF data, a preview among them, may come before the header of a JPEG.
    const isCut = 'faultAt' in facts && facts.faultAt >= head.length && size > head.length;
    const whole = Math.min(size, mostHeadBytes);
    return {
      facts: isCut ? readPictureFacts(await readBytes(file, 0, whole)) : facts,
      bytes: size,
    };
  });
}
