import type { ImportOptions } from '../../../src-shared/datasets/import-options.ts';
import type { PicturesPreview } from '../../../src-shared/datasets/import-preview.ts';
import {
  mostCaptionFiles,
  type PicturePlan,
} from '../../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { FileSet } from '../file-set.ts';
import type { ImportSurroundings } from '../import-surroundings.ts';
import { planPictures, tellReshaped, type PictureSurvey } from '../plan-pictures.ts';
import { surveyFiles } from '../survey-pictures.ts';
import type { NamedList } from './caption-list.ts';
import { captionVocabulary } from './caption-vocabulary.ts';
import type { CaptionFile } from './find-caption-files.ts';
import { matchPictures, type CaptionedFile } from './match-pictures.ts';
import { readCaptionLists } from './read-caption-lists.ts';
import { createSkipped, type Skipped } from '../skipped.ts';

/** Where more pictures than this share are damaged, something else is wrong. */
export const mostDamaged = 0.5;

/** Letters of a file's name that are told. */
const longestName = 300;

/** Captioned pictures whose headers can be read, and what is to become of them. */
export type SurveyedCaptions = {
  readonly origin: NamedList['origin'];
  /** The files that captions were read from, as many as are told. */
  readonly captionFiles: readonly string[];
  /** Those to be learned from first, where files say which are. */
  readonly pictures: readonly CaptionedFile[];
  readonly isSplit: boolean;
  readonly survey: PictureSurvey;
  readonly largestBytes: number;
  readonly plan: PicturePlan;
  readonly skipped: Skipped;
};

/** Reads the caption files and the headers of their pictures. Throws `captions-*`, or what is wrong with most pictures. */
export async function surveyCaptions(
  set: FileSet,
  files: readonly CaptionFile[],
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<SurveyedCaptions> {
  const skipped = createSkipped();
  const lists = await readCaptionLists(set, files, skipped, surroundings.signal);
  const matched = matchPictures(set, lists, skipped);
  const [list] = lists;
  if (list === undefined || matched.length === 0) {
    throw new ProblemError('captions-none', { path: set.path === '' ? set.title : set.path });
  }
  const surveyed = await surveyFiles(set, matched, surroundings, ({ file }) =>
    skipped.note('picture-damaged', file.name),
  );
  const { survey, largestBytes, firstFault, pictures } = surveyed;
  if (firstFault !== undefined && pictures.length < mostDamaged * matched.length) throw firstFault;
  const parts = new Set(pictures.map(({ part }) => part));
  const isSplit = parts.has('train') && parts.has('test');
  const ofTest = (picture: CaptionedFile): boolean => isSplit && picture.part === 'test';
  return {
    origin: list.origin,
    captionFiles: lists.slice(0, mostCaptionFiles).map(({ file }) => file.slice(-longestName)),
    pictures: [...pictures.filter((it) => !ofTest(it)), ...pictures.filter(ofTest)],
    isSplit,
    survey,
    largestBytes,
    plan: planPictures(survey, options.pictures ?? {}, 'pad'),
    skipped,
  };
}

/** Says what would come of an import of captioned pictures. Throws as the import would. */
export async function previewCaptions(
  set: FileSet,
  files: readonly CaptionFile[],
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<PicturesPreview> {
  const surveyed = await surveyCaptions(set, files, options, surroundings);
  const { captionFiles, pictures, survey, plan, skipped } = surveyed;
  const captions = pictures.flatMap((picture) => picture.captions);
  const { turned, flattened, narrowed, converted } = survey;
  const keep = survey.sizes.get(`${plan.height}x${plan.width}`) ?? 0;
  const reshaped = tellReshaped(survey.sizes, plan);
  return {
    kind: 'images',
    plan,
    ...(reshaped && { reshaped }),
    classes: [],
    captions: {
      count: captions.length,
      words: captionVocabulary(captions).length,
      longest: longestOf(captions),
      files: [...captionFiles],
    },
    steps: {
      turned,
      resized: survey.count - keep,
      flattened,
      narrowed,
      greyed: plan.channels === 1 ? survey.coloured : 0,
      converted,
    },
    examples: pictures.length,
    ...skipped.tell(),
  };
}

/** Length of the longest of these lists, of which there may be more than a call takes arguments. */
export function longestOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((longest, { length }) => Math.max(longest, length), 0);
}
