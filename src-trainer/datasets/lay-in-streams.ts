import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset } from './dataset.ts';
import { pickExamples } from './pick-examples.ts';

/** A stream of one window has nothing that it could go on from. */
const fewestWindows = 2;

/** At most such a share of the windows is left out for the sake of more streams. */
const mostLeftOut = 0.1;

/**
 * A text as parallel streams: training example number `k · streams + r` is window k of stream r, so that batches of
 * `streams` examples taken in order continue one another row by row. All streams are of one length; the windows behind
 * the last whole one, fewer than there are streams, are left out.
 *
 * @param asked how many streams there are, as many as a batch has rows; fewer where the text is too short for them
 * (`countStreams`)
 * @param limit at most so many windows, the first ones of the text: any others would not continue one another
 *
 * Throws `stateful-without-streams` for data that are no text.
 */
export function layInStreams(dataset: Dataset, asked: number, limit = Infinity): Dataset {
  if (dataset.task !== 'next-character') throw new ProblemError('stateful-without-streams');
  const { train, text, ...others } = dataset;
  const count = Math.min(train.count, limit);
  const streams = countStreams(count, asked);
  const length = Math.floor(count / streams);
  const order = Int32Array.from({ length: streams * length }, (_, index) => {
    const [place, stream] = [Math.floor(index / streams), index % streams];
    return stream * length + place;
  });
  return {
    ...others,
    // As with any limit: of what may not be learnt from nothing is counted.
    ...(text && count === train.count && { text }),
    train: pickExamples(train, order),
    streams,
  };
}

/**
 * In how many streams so many windows come: at most as many as are asked for, each of two windows or more, and of a
 * short text no more than leave nearly all of it to be learned from. At least one.
 */
export function countStreams(windows: number, asked: number): number {
  let streams = Math.max(1, Math.min(asked, Math.floor(windows / fewestWindows)));
  while (windows % streams > windows * mostLeftOut) streams -= 1;
  return streams;
}
