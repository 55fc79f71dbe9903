import type { AlignmentFigures } from '../../src-shared/captioning/figures.ts';
import { findRegion, overlap, type Region } from '../../src-shared/captioning/find-region.ts';
import { recallOf } from '../../src-shared/captioning/recall.ts';
import { decodeCaption } from '../../src-shared/datasets/caption-words.ts';
import type { CaptionLanguage } from '../../src-shared/datasets/scenes/lexicon.ts';
import { afterwards, before } from '../../src-shared/datasets/scenes/actions.ts';
import { namedObjects } from '../../src-shared/datasets/scenes/named-objects.ts';
import { sceneSide, type SceneObject } from '../../src-shared/datasets/scenes/scene.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import { groupsOf, rankGroup } from './rank-group.ts';
import type { WordMaps } from './read-places.ts';

/** Regions that share more with the object than this are right. */
const rightOverlap = 0.3;

/**
 * How well a network finds the sentence of a held-out picture and the picture of a sentence, each among 100 (or all
 * where there are fewer), the mean over groups of them; and for scenes, how many of the nouns' regions are at an
 * object that they mean.
 */
export async function evaluateAlignment(
  model: Model,
  dataset: Dataset,
  language: CaptionLanguage | undefined,
): Promise<AlignmentFigures & { readonly examples: number }> {
  const { validation } = dataset;
  if (validation.count === 0) throw new ProblemError('data-nothing-held-out');
  const { size, groups } = groupsOf(validation.count);
  const [found, finding]: [number[], number[]] = [[], []];
  const regions = { nouns: 0, right: 0 };
  const breathe = createBreather();
  for (let group = 0; group < groups; group += 1) {
    await breathe();
    const indices = Int32Array.from({ length: size }, (_, at) => group * size + at);
    const { pictures, sentences, maps } = rankGroup(model, dataset, validation, indices);
    found.push(...pictures);
    finding.push(...sentences);
    if (language !== undefined) countRegions(maps, dataset, indices, language, regions);
  }
  return {
    examples: groups * size,
    among: size,
    pictures: recallOf(found),
    sentences: recallOf(finding),
    ...(regions.nouns > 0 && { nouns: regions.nouns, rightRegions: regions.right / regions.nouns }),
  };
}

function countRegions(
  maps: WordMaps,
  dataset: Dataset,
  indices: Int32Array,
  language: CaptionLanguage,
  counts: { nouns: number; right: number },
): void {
  const { vocabulary = [], findScene } = dataset;
  const { grid, steps, regions } = maps;
  if (grid === undefined) return;
  for (const [at, example] of indices.entries()) {
    const words = decodeCaption(maps.words.subarray(at * steps, (at + 1) * steps), vocabulary);
    for (const { word, objects } of namedObjects(words, findScene?.(example) ?? [], language)) {
      const from = (at * steps + word + 1) * regions;
      const region = findRegion({ scores: maps.scores.subarray(from, from + regions), ...grid });
      counts.nouns += 1;
      const boxes = objects.flatMap(boxesOf);
      if (boxes.some((box) => overlap(region, box) > rightOverlap)) counts.right += 1;
    }
  }
}

/** Where an object is in each of the frames that show it. */
function boxesOf(object: SceneObject): readonly Region[] {
  return [before(object), afterwards(object)].flatMap((seen) =>
    seen === undefined ? [] : [boxOf(seen)],
  );
}

function boxOf({ x, y, radius }: SceneObject): Region {
  return {
    left: (x - radius) / sceneSide,
    right: (x + radius) / sceneSide,
    top: (y - radius) / sceneSide,
    bottom: (y + radius) / sceneSide,
  };
}
