import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset } from './dataset.ts';
import { pickExamples } from './pick-examples.ts';

/** A stream of one window has nothing that it could go on from. */
const fewestWindows = 2;

/**
 * A text as so many parallel streams: training example number `k · streams + r` is window k of stream r, so that
 * batches of `streams` examples taken in order continue one another row by row. All streams are of one length; the
 * windows behind the last whole one, fewer than there are streams, are left out.
 *
 * @param limit at most so many windows, the first ones of the text: any others would not continue one another
 *
 * Throws `stateful-without-streams` for data that are no text, and `text-too-short-for-streams`.
 */
export function layInStreams(dataset: Dataset, streams: number, limit = Infinity): Dataset {
  if (dataset.task !== 'next-character') throw new ProblemError('stateful-without-streams');
  const { train, text, ...others } = dataset;
  const [window = 0] = dataset.inputShape;
  const count = Math.min(train.count, limit);
  const length = Math.floor(count / streams);
  if (length < fewestWindows) {
    const needed = fewestWindows * streams;
    throw new ProblemError('text-too-short-for-streams', { count, needed, window, streams });
  }
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
