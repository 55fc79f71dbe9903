import { encodeCaption, numberWords } from '../../../src-shared/datasets/caption-words.ts';
import type { ImportOptions } from '../../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { createDatasetWriter } from '../dataset-writer.ts';
import { nameInSet, nameOfSet, type FileSet } from '../file-set.ts';
import {
  filesAhead,
  fitPictureFile,
  noteSize,
  noteSteps,
  readPictureFile,
  skipReasonOf,
} from '../fit-picture-file.ts';
import type { ImportSurroundings } from '../import-surroundings.ts';
import { tellReshaped } from '../plan-pictures.ts';
import { readAhead } from '../read-ahead.ts';
import { captionVocabulary } from './caption-vocabulary.ts';
import type { CaptionFile } from './find-caption-files.ts';
import type { CaptionedFile } from './match-pictures.ts';
import {
  longestOf,
  mostDamaged,
  surveyCaptions,
  type SurveyedCaptions,
} from './survey-captions.ts';

/** Captioned pictures are held in memory while a network learns from them. */
const mostBytes = 2 * 1024 ** 3 - 1;
/**
 * Imports pictures with sentences about them: `pixels.u8` `[examples, height, width, channels]`, `captions.i32`
 * `[examples, captionsPerPicture, captionSteps]` words by number, and `captions.jsonl` with the words themselves, a line
 * a picture. Rejects with `captions-*`, or with what is wrong with the first picture where most are damaged.
 */
export async function importCaptions(
  set: FileSet,
  files: readonly CaptionFile[],
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const surveyed = await surveyCaptions(set, files, options, surroundings);
  const { pictures, plan } = surveyed;
  const bytes = pictures.length * plan.height * plan.width * plan.channels;
  if (bytes > mostBytes) {
    const { height, width } = plan;
    const details = { count: pictures.length, height, width, size: bytes, limit: mostBytes };
    throw new ProblemError('captions-pictures-too-large', details);
  }
  return await write(set, surveyed, options, surroundings);
}

async function write(
  set: FileSet,
  { origin, captionFiles, pictures, isSplit, plan, largestBytes, skipped }: SurveyedCaptions,
  options: ImportOptions,
  { libraryFolder, onProgress, signal }: ImportSurroundings,
): Promise<DatasetFile> {
  const steps = { turned: 0, resized: 0, flattened: 0, narrowed: 0, greyed: 0, converted: 0 };
  const sizes = new Map<string, number>();
  const kept: CaptionedFile[] = [];
  let firstFault: ProblemError | undefined;
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const pixels = await writer.openFile('pixels.u8');
    const read = ({ file }: CaptionedFile): Promise<Uint8Array | ProblemError> =>
      readPictureFile(nameInSet(set, file), file.path);
    let done = 0;
    for await (const [picture, bytes] of readAhead(pictures, filesAhead(largestBytes), read)) {
      signal.throwIfAborted();
      done += 1;
      onProgress({ phase: 'reading', share: done / pictures.length, done });
      try {
        const { facts, fitted } = fitPictureFile(nameInSet(set, picture.file), bytes, plan);
        await pixels.write(fitted);
        noteSteps(steps, facts, plan);
        noteSize(sizes, facts);
        kept.push(picture);
      } catch (error) {
        const why = skipReasonOf(error);
        if (why === undefined) throw error;
        if (error instanceof ProblemError) firstFault ??= error;
        skipped.note(why, picture.file.name);
      }
    }
    await pixels.close();
    if (firstFault !== undefined && kept.length < mostDamaged * pictures.length) throw firstFault;
    const trainExamples = kept.filter((it) => isSplit && it.part !== 'test').length;
    const said = kept.flatMap(({ captions }) => captions);
    const vocabulary = captionVocabulary(
      isSplit ? kept.slice(0, trainExamples).flatMap(({ captions }) => captions) : said,
    );
    const captionSteps = longestOf(said) + 1;
    const captionsPerPicture = longestOf(kept.map(({ captions }) => captions));
    const numbers = await writer.openFile('captions.i32');
    const words = await writer.openFile('captions.jsonl');
    const known = numberWords(vocabulary);
    for (const { captions } of kept) {
      for (let at = 0; at < captionsPerPicture; at += 1) {
        const own = captions[at % captions.length] ?? [];
        const encoded = Int32Array.from(encodeCaption(own, known, captionSteps));
        await numbers.write(new Uint8Array(encoded.buffer));
      }
      await words.write(Buffer.from(`${JSON.stringify(captions)}\n`, 'utf8'));
    }
    await numbers.close();
    await words.close();
    const reshaped = tellReshaped(sizes, plan);
    return await writer.finish({
      name: options.name ?? nameOfSet(set),
      source: set.title,
      examples: kept.length,
      ...(isSplit && trainExamples > 0 && { trainExamples }),
      skipped: skipped.total(),
      ...skipped.tell(),
      captionFiles: [...captionFiles],
      content: {
        kind: 'captions',
        origin,
        plan,
        steps,
        ...(reshaped && { reshaped }),
        vocabulary,
        captionSteps,
        captionsPerPicture,
        captions: said.length,
      },
    });
  } finally {
    await writer.discard();
  }
}
