import { shuffledIndices } from '../random/shuffle.ts';
import type { Dataset } from './dataset.ts';
import { pickExamples } from './pick-examples.ts';
import { splitStratified } from './split-stratified.ts';

/**
 * The data with `limit` of its training examples at most; what is held out stays. Which they are follows from the
 * run's seed: of every class the same share, as nearly as whole numbers allow, where an answer is one class.
 */
export function limitTraining(dataset: Dataset, limit: number | undefined, seed: number): Dataset {
  const { train, targetShape } = dataset;
  if (limit === undefined || train.count <= limit) return dataset;
  const all = Int32Array.from({ length: train.count }, (_, index) => index);
  const targets = targetShape.length === 0 ? train.gatherTargets(all) : undefined;
  const members =
    targets instanceof Int32Array
      ? splitStratified(targets, 1 - limit / train.count, [seed, 'limit']).train
      : shuffledIndices(train.count, seed, -1).subarray(0, limit).toSorted();
  const memberOf = (example: number): number => members[example] ?? -1;
  // Of a text the rest may not be learnt from, and so not counted either.
  const { text, trainCaptionsOf, ...kept } = dataset;
  return {
    ...kept,
    ...(dataset.validation.count === 0 && judgedOn(dataset, memberOf)),
    ...(trainCaptionsOf && { trainCaptionsOf: (example) => trainCaptionsOf(memberOf(example)) }),
    train: pickExamples(train, members),
  };
}

/** What is known of the examples that a network is judged on, where those are the ones that it learns from. */
function judgedOn(
  { findCaptionFault, findScene, captionsOf }: Dataset,
  memberOf: (example: number) => number,
): Partial<Dataset> {
  return {
    ...(findCaptionFault && {
      findCaptionFault: (example, words) => findCaptionFault(memberOf(example), words),
    }),
    ...(findScene && { findScene: (example) => findScene(memberOf(example)) }),
    ...(captionsOf && { captionsOf: (example) => captionsOf(memberOf(example)) }),
  };
}
