import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import { type DatasetFile, type PicturePlan } from '../../src-shared/datasets/imported-dataset.ts';
import { mostClasses } from '../../src-shared/datasets/table-target.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { createDatasetWriter } from './dataset-writer.ts';
import { nameInSet, nameOfSet, type FileSet } from './file-set.ts';
import {
  filesAhead,
  fitPictureFile,
  noteSize,
  noteSteps,
  readPictureFile,
  skipReasonOf,
} from './fit-picture-file.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import type { ClassedFile } from './picture-classes.ts';
import { inOrder } from './plan-table.ts';
import { readAhead } from './read-ahead.ts';
import { planPictures, tellReshaped } from './plan-pictures.ts';
import type { Skipped } from './skipped.ts';
import { surveyPictures, type PictureSkip, type SurveyedPictures } from './survey-pictures.ts';

/** What is damaged is left out and counted; where more than this share is, something else is wrong. */
const mostDamaged = 0.5;

/**
 * Imports pictures in folders, one folder a class, one picture at a time: `pixels.u8`
 * `[examples, height, width, channels]` and `labels.i32` `[examples]`. Rejects with `pictures-*`, or with what
 * is wrong with the first picture where most of them are damaged.
 */
export async function importPictures(
  set: FileSet,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const surveyed = await surveyPictures(set, surroundings);
  const { pictures, survey, skipped } = surveyed;
  const classes = classesOf(set, surveyed);
  const plan = planPictures(survey, options.pictures ?? {});
  const parts = new Set(pictures.map(({ part }) => part));
  const isSplit = parts.has('train') && parts.has('test');
  const inParts = isSplit
    ? [
        ...pictures.filter((it) => it.part !== 'test'),
        ...pictures.filter((it) => it.part === 'test'),
      ]
    : pictures;
  return await writePictures({
    set,
    pictures: inParts,
    classes,
    plan,
    isSplit,
    skipped,
    options,
    surroundings,
    firstFault: surveyed.firstFault,
    largestBytes: surveyed.largestBytes,
  });
}

/** The classes in their order. Throws where there are none to be told apart, or where most pictures are damaged. */
export function classesOf(
  { path }: FileSet,
  { pictures, skipped, firstFault }: SurveyedPictures,
): readonly string[] {
  const damaged = skipped.count('picture-damaged');
  if (firstFault !== undefined && damaged > mostDamaged * (damaged + pictures.length)) {
    throw firstFault;
  }
  const classes = inOrder(new Map(pictures.map(({ className }) => [className, 1])));
  const [first] = classes;
  if (first === undefined) throw new ProblemError('pictures-no-class', { path });
  if (classes.length < 2) throw new ProblemError('pictures-one-class', { path, name: first });
  if (classes.length > mostClasses) {
    const details = { path, count: classes.length, limit: mostClasses };
    throw new ProblemError('pictures-many-classes', details);
  }
  return classes;
}

type Work = {
  readonly set: FileSet;
  readonly pictures: readonly ClassedFile[];
  readonly classes: readonly string[];
  readonly plan: PicturePlan;
  readonly isSplit: boolean;
  readonly skipped: Skipped<PictureSkip>;
  readonly firstFault: ProblemError | undefined;
  readonly largestBytes: number;
  readonly options: ImportOptions;
  readonly surroundings: ImportSurroundings;
};

async function writePictures(work: Work): Promise<DatasetFile> {
  const { set, pictures, classes, plan, isSplit, skipped, options, surroundings } = work;
  const { signal, onProgress } = surroundings;
  const places = new Map(classes.map((name, place) => [name, place]));
  const steps = { turned: 0, resized: 0, flattened: 0, narrowed: 0, greyed: 0, converted: 0 };
  let { firstFault } = work;
  const sizes = new Map<string, number>();
  let examples = 0;
  let trainExamples = 0;
  const writer = await createDatasetWriter(surroundings.libraryFolder);
  try {
    const pixels = await writer.openFile('pixels.u8');
    const labels = await writer.openFile('labels.i32');
    let done = 0;
    const depth = filesAhead(work.largestBytes);
    const read = ({ file }: ClassedFile): Promise<Uint8Array | ProblemError> =>
      readPictureFile(nameInSet(set, file), file.path);
    for await (const [picture, bytes] of readAhead(pictures, depth, read)) {
      signal.throwIfAborted();
      done += 1;
      onProgress({ phase: 'reading', share: done / pictures.length, done });
      try {
        const { facts, fitted } = fitPictureFile(nameInSet(set, picture.file), bytes, plan);
        await pixels.write(fitted);
        noteSteps(steps, facts, plan);
        noteSize(sizes, facts);
      } catch (error) {
        const why = skipReasonOf(error);
        if (why === undefined) throw error;
        if (error instanceof ProblemError) firstFault ??= error;
        skipped.note(why, picture.file.name);
        continue;
      }
      await labels.write(new Uint8Array(Int32Array.of(places.get(picture.className) ?? 0).buffer));
      examples += 1;
      if (picture.part !== 'test') trainExamples += 1;
    }
    await pixels.close();
    await labels.close();
    if (firstFault !== undefined && examples < mostDamaged * pictures.length) throw firstFault;
    if (isSplit && trainExamples === 0)
      throw new ProblemError('pictures-no-class', { path: set.path });
    const reshaped = tellReshaped(sizes, plan);
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples,
      ...(isSplit && { trainExamples }),
      skipped: skipped.total(),
      ...skipped.tell(),
      content: {
        kind: 'images',
        origin: 'folders',
        plan,
        classes: [...classes],
        steps,
        ...(reshaped && { reshaped }),
      },
    });
  } finally {
    await writer.discard();
  }
}
