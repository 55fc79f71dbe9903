import { describe, expect, test } from 'vitest';

import { decodeCaption } from '../../../src-shared/datasets/caption-words.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { heldOutExamples } from '../../../src-trainer/datasets/held-out-examples.ts';
import { limitTraining } from '../../../src-trainer/datasets/limit-training.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { scenesOnTheSpot } from '../../../src-trainer/datasets/scenes-on-the-spot.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { makeCocoFolder } from '../import/captions/make-captions.ts';

const source = { kind: 'scenes', count: 12, seed: 3, language: 'en' } as const;

/** What the data answer with for each example that a network is judged on, in words. */
function saidOf(dataset: Dataset): string[][] {
  const examples = heldOutExamples(dataset);
  return Array.from({ length: examples.count }, (_, example) =>
    decodeCaption(examples.gatherTargets(Int32Array.of(example)), dataset.vocabulary ?? []),
  );
}

describe('where nothing is held out, what is known of the training examples is told', () => {
  test.each([
    ['scenes of a run', () => loadScenes(source, 0)],
    ['scenes that are looked at', () => scenesOnTheSpot(source, 0)],
    ['some of the scenes of a run', () => limitTraining(loadScenes(source, 0), 5, 1)],
  ])('%s', (_, load) => {
    const dataset = load();
    for (const [example, words] of saidOf(dataset).entries()) {
      expect(dataset.captionsOf!(example)).toContainEqual(words);
      expect(dataset.captionsOf!(example)).toEqual(dataset.trainCaptionsOf!(example));
      expect(dataset.findCaptionFault!(example, words)).toBeUndefined();
      expect(dataset.findScene!(example)).not.toHaveLength(0);
    }
  });

  test('pictures of a person’s own with their captions', async () => {
    const { pictures, json } = makeCocoFolder(4);
    const { folder } = await importHere(
      placeFiles({ ...pictures, 'captions.json': JSON.stringify(json) }),
    );
    const dataset = await loadDataset({
      data: { source: { kind: 'none' }, validationShare: 0 },
      dataPath: folder,
      resourcesFolder: '',
      seed: 1,
    });
    expect(dataset.validation.count).toBe(0);
    for (const [example, words] of saidOf(dataset).entries()) {
      expect(dataset.captionsOf!(example)).toContainEqual(words);
    }
  });
});
