import type { PicturePlan, PictureSteps } from '../../src-shared/datasets/imported-dataset.ts';
import { fitToPlan } from '../../src-shared/pictures/fit-to-plan.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from '../datasets/data-file.ts';
import { decodePicture } from '../datasets/decode-picture.ts';
import { readPictureFacts, type PictureFacts } from '../datasets/picture-facts.ts';
import type { PictureSkip } from './survey-pictures.ts';

/** A file of a picture may not be larger. */
const largestFileBytes = 256 * 1024 * 1024;
/** Files of up to this size are read several at once. */
const smallFileBytes = 1024 * 1024;
const filesAtOnce = 16;

/** How many files are read before their turn, where none is larger than this. */
export function filesAhead(largestBytes: number): number {
  return largestBytes <= smallFileBytes ? filesAtOnce : 1;
}

/** The bytes of a file, or what is wrong with it: a file that is too large is left out and no more. */
export async function readPictureFile(
  name: string,
  path: string,
): Promise<Uint8Array | ProblemError> {
  return await withDataFile(path, async (file, size) => {
    const details = { path: name, size, limit: largestFileBytes };
    if (size > largestFileBytes) return new ProblemError('input-too-large', details);
    return await readBytes(file, 0, size);
  });
}

/** A picture as the plan wants it, and what its file said. Throws what is wrong with it. */
export function fitPictureFile(
  path: string,
  bytes: Uint8Array | ProblemError,
  plan: PicturePlan,
): { readonly facts: PictureFacts; readonly fitted: Uint8Array } {
  if (bytes instanceof ProblemError) throw bytes;
  const facts = readPictureFacts(bytes);
  if ('faultAt' in facts) {
    throw new ProblemError('picture-damaged', { path, offset: facts.faultAt });
  }
  return { facts, fitted: fitToPlan(decodePicture(path, bytes), plan) };
}

/** Why a picture with this fault is left out; `undefined` where the fault is none of the picture's. */
export function skipReasonOf(error: unknown): PictureSkip | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  switch (error.problem.code) {
    case 'picture-damaged':
    case 'picture-unreadable':
      return 'picture-damaged';
    case 'picture-too-large':
    case 'input-too-large':
      return 'picture-too-large';
    default:
      return undefined;
  }
}

/** Counts a picture's size, by `height x width`. */
export function noteSize(sizes: Map<string, number>, { height, width }: PictureFacts): void {
  const size = `${height}x${width}`;
  sizes.set(size, (sizes.get(size) ?? 0) + 1);
}

/** Counts what was done to a picture. */
export function noteSteps(
  steps: { -readonly [Key in keyof PictureSteps]: number },
  facts: PictureFacts,
  plan: PicturePlan,
): void {
  if (facts.orientation !== 1) steps.turned += 1;
  if (facts.height !== plan.height || facts.width !== plan.width) steps.resized += 1;
  if (facts.hasAlpha) steps.flattened += 1;
  if (facts.is16Bit) steps.narrowed += 1;
  if (!facts.isGrey && plan.channels === 1) steps.greyed += 1;
  if (facts.isCmyk) steps.converted += 1;
}
