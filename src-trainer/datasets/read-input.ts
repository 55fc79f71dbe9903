import { countElements, formatShape, type Shape } from '../../src-shared/graph/shape.ts';
import type { PicturePlan } from '../../src-shared/datasets/imported-dataset.ts';
import type { TablePipeline } from '../../src-shared/datasets/table-pipeline.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { readBytes, withDataFile } from './data-file.ts';
import { decodePicture } from './decode-picture.ts';
import { fitFrames } from '../../src-shared/pictures/fit-frames.ts';
import { fitToPlan } from '../../src-shared/pictures/fit-to-plan.ts';
import { looksLikePicture } from './picture-facts.ts';
import { fitPicture, type PictureSteps } from '../../src-shared/pictures/fit-picture.ts';
import {
  encodeSentence,
  paddingToken,
  type SentenceUnit,
} from '../../src-shared/sentences/sentence-units.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextTokens, TextUnit } from '../../src-shared/tokens/text-unit.ts';
import { encodeText } from './load-text.ts';
import { readTableRow } from './read-table-row.ts';
import { decodeText } from './read-text.ts';

/** What a network takes, as far as something of a person's has to be made to fit. */
export type InputTarget = {
  /** Without the batch axis: `[height, width, 1]`, `[numbers]`, or `[time]` for characters. */
  readonly shape: Shape;
  /** The characters by number, where the input is text. */
  readonly vocabulary?: readonly string[] | undefined;
  /** What that text is read in, where it is no characters. */
  readonly tokens?: Pick<TextTokens, 'unit'> | undefined;
  /** What is done to a row's cells, where the network was trained on a table. */
  readonly table?: TablePipeline | undefined;
  /** What is done to a picture, where the network was trained on a person's own. */
  readonly pictures?: PicturePlan | undefined;
  /** What texts are read in, where the network was trained on texts of a person's own. */
  readonly sentences?:
    { readonly unit: SentenceUnit; readonly symbols: readonly string[] } | undefined;
};

/** One example for a network, flat, and how it came about. */
export type NetworkInput =
  | {
      readonly kind: 'picture';
      /** `[height, width, 1]`, 0 (black) to 1 (white). */
      readonly values: Float32Array<ArrayBuffer>;
      readonly steps: PictureSteps;
    }
  | { readonly kind: 'numbers'; readonly values: Float32Array<ArrayBuffer> }
  /** `[time]` units by number, padded. */
  | { readonly kind: 'sentence'; readonly values: Int32Array<ArrayBuffer> }
  /**
   * 1 to `time` indices. Where there are fewer than `time`, put them at the window's beginning and read the
   * answer at the last one's place: a network for characters does not look ahead.
   */
  | {
      readonly kind: 'characters';
      readonly values: Int32Array<ArrayBuffer>;
      readonly text: string;
    };

/** A file to predict from may not be larger. */
const largestInputBytes = 64 * 1024 * 1024;

/**
 * Makes an input of what a person named: the path of a PNG or JPEG picture for a network that takes
 * pictures (fitted as `fitPicture` says), the path of a text for one that takes characters (its last `time`
 * characters), a row for one that was trained on a table, and for any other a row of numbers (`0.3,-0.2`) or
 * the path of a file that begins with one.
 *
 * Throws a `ProblemError`: `input-*`, `picture-*`, `text-*` or `data-*`.
 */
export async function readInput(input: string, target: InputTarget): Promise<NetworkInput> {
  const { shape, vocabulary, tokens, table, pictures, sentences } = target;
  if (sentences !== undefined) return await readSentence(input, shape[0] ?? 1, sentences);
  if (pictures !== undefined) return await readPlannedPicture(input, pictures);
  if (shape.length === 3 && shape[2] === 6) return await readFrames(input, shape);
  if (table !== undefined) return { kind: 'numbers', values: readTableRow(input, table) };
  if (vocabulary !== undefined) {
    return await readCharacters(input, shape[0] ?? 1, vocabulary, tokens?.unit);
  }
  if (shape.length === 3) return await readPicture(input, shape);
  return await readNumbers(input, shape);
}

/** As the pictures that the network was trained on: fitted to the same plan. */
async function readPlannedPicture(path: string, plan: PicturePlan): Promise<NetworkInput> {
  const picture = decodePicture(path, await readPictureFile(path));
  const pixels = fitToPlan(picture, plan);
  const from = { height: picture.height, width: picture.width };
  const isSame = from.height === plan.height && from.width === plan.width;
  const steps = { from, isInverted: false, isPadded: plan.fit === 'pad', isResized: !isSame };
  return { kind: 'picture', values: Float32Array.from(pixels, (it) => it / 255), steps };
}

/** Two frames in colour, side by side in one picture, or one that stands in both: as `fitFrames` says. */
async function readFrames(path: string, [height = 1, width = 1]: Shape): Promise<NetworkInput> {
  const picture = decodePicture(path, await readPictureFile(path));
  const values = Float32Array.from(fitFrames(picture, { height, width }), (it) => it / 255);
  const from = { height: picture.height, width: picture.width };
  const steps = { from, isInverted: false, isPadded: false, isResized: from.height !== height };
  return { kind: 'picture', values, steps };
}

async function readPictureFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readInputFile(path);
  if (!looksLikePicture(bytes)) throw new ProblemError('input-no-picture', { path });
  return bytes;
}

async function readPicture(path: string, shape: Shape): Promise<NetworkInput> {
  const [height = 1, width = 1, channels = 1] = shape;
  if (channels !== 1)
    throw new ProblemError('input-needs-grey', { path, shape: formatShape(shape) });
  const picture = decodePicture(path, await readPictureFile(path));
  return { kind: 'picture', ...fitPicture(picture, height, width) };
}

async function readCharacters(
  path: string,
  time: number,
  vocabulary: readonly string[],
  unit: TextUnit = 'characters',
): Promise<NetworkInput> {
  const bytes = await readInputFile(path);
  if (looksLikePicture(bytes)) throw new ProblemError('input-no-text', { path });
  const whole = decodeText(path, bytes);
  // Editors end a file with a line break; a network that has never seen one is not meant to.
  const text = vocabulary.includes('\n') ? whole : whole.replace(/\r?\n$/, '');
  if (text.length === 0) throw new ProblemError('data-file-empty', { path });
  const { encode, pieces } = openTextCoder(vocabulary, unit);
  const codes = unit === 'characters' ? encodeText(path, text, vocabulary) : encode(text).codes;
  const values = Int32Array.from(codes.slice(-time));
  if (values.length === 0) throw new ProblemError('data-file-empty', { path });
  return { kind: 'characters', values, text: pieces(values).join('') };
}

/** A text: what a file holds, or what was given where there is no such file. Throws `input-says-nothing`. */
async function readSentence(
  input: string,
  steps: number,
  { unit, symbols }: NonNullable<InputTarget['sentences']>,
): Promise<NetworkInput> {
  const numbers = new Map(symbols.map((one, number) => [one, number]));
  const values = encodeSentence(await readTextOr(input), unit, numbers, steps);
  if (values.every((token) => token === paddingToken)) {
    throw new ProblemError('input-says-nothing', { input });
  }
  return { kind: 'sentence', values };
}

async function readTextOr(input: string): Promise<string> {
  try {
    return decodeText(input, await readInputFile(input));
  } catch (error) {
    const isMissing = error instanceof ProblemError && error.problem.code === 'data-path-missing';
    if (isMissing || !(error instanceof ProblemError)) return input;
    throw error;
  }
}

async function readNumbers(input: string, shape: Shape): Promise<NetworkInput> {
  const needed = Number(countElements(shape));
  const numbers = parseRow(input) ?? parseRow(await readFirstLine(input, needed));
  if (numbers === undefined) throw new ProblemError('input-no-row', { input, needed });
  if (numbers.length !== needed) {
    throw new ProblemError('input-count-wrong', { input, count: numbers.length, needed });
  }
  return { kind: 'numbers', values: Float32Array.from(numbers) };
}

/** The first line that is not blank. What is no file was meant as a row. */
async function readFirstLine(input: string, needed: number): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readInputFile(input);
  } catch (error) {
    const isMissing = error instanceof ProblemError && error.problem.code === 'data-path-missing';
    throw isMissing ? new ProblemError('input-no-row', { input, needed }) : error;
  }
  if (looksLikePicture(bytes)) throw new ProblemError('input-no-row', { input, needed });
  return decodeText(input, bytes).trimStart().split(/\r?\n/, 1)[0] ?? '';
}

/** Numbers with a point, between commas, semicolons, blanks or tabs; `undefined` where it is no such row. */
function parseRow(row: string): number[] | undefined {
  const cells = row.trim().split(/\s*[,;]\s*|\s+/);
  const numbers = cells.map((cell) =>
    /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Math.fround(Number(cell)) : NaN,
  );
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** All of a file that is to be predicted from. Throws `data-*` or `input-too-large`. */
export function readInputFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return withDataFile(path, async (file, size) => {
    if (size > largestInputBytes) {
      throw new ProblemError('input-too-large', { path, size, limit: largestInputBytes });
    }
    return await readBytes(file, 0, size);
  });
}
