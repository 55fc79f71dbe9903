import { describe, expect, test } from 'vitest';

import { decodeCaption, paddingId } from '../../../src-shared/datasets/caption-words.ts';
import {
  captionsPerScene,
  describeScene,
} from '../../../src-shared/datasets/scenes/describe-scene.ts';
import { findFault } from '../../../src-shared/datasets/scenes/judge-caption.ts';
import {
  captionLanguages,
  type CaptionLanguage,
} from '../../../src-shared/datasets/scenes/lexicon.ts';
import { heldOutPairs, isHeldOutPair } from '../../../src-shared/datasets/scenes/scene.ts';
import { captionSteps } from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import {
  captionScenes,
  captionsOf,
  loadScenes,
} from '../../../src-trainer/datasets/load-scenes.ts';
import { generateScene } from '../../../src-trainer/datasets/generate-scenes.ts';

const source = { kind: 'scenes', count: 60, seed: 3, language: 'en' } as const;
const many = Array.from({ length: 400 }, (_, index) => generateScene(9, index, 'trained'));

describe('generated scenes', () => {
  test('have two to four objects that lie in the picture and do not touch', () => {
    for (const scene of many) {
      expect(scene.length).toBeGreaterThanOrEqual(2);
      expect(scene.length).toBeLessThanOrEqual(4);
      for (const [index, a] of scene.entries()) {
        expect(a.x - a.radius).toBeGreaterThanOrEqual(0);
        expect(a.y + a.radius).toBeLessThanOrEqual(48);
        for (const b of scene.slice(index + 1)) {
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius);
        }
      }
    }
  });

  test('never show a pair that is kept out of training, unless they are asked to: then nothing else', () => {
    const pairs = new Set<string>();
    for (const { colour, shape } of many.flat()) {
      expect(isHeldOutPair(colour, shape)).toBe(false);
      pairs.add(`${colour} ${shape}`);
    }
    expect(pairs.size).toBe(7 * 6 - heldOutPairs.length);
    const others = Array.from({ length: 100 }, (_, index) => generateScene(9, index, 'held-out'));
    expect(others.flat().every(({ colour, shape }) => isHeldOutPair(colour, shape))).toBe(true);
  });

  test.each(captionLanguages)('are described by true sentences in %s', (language) => {
    const words = new Set<string>();
    for (const scene of many) {
      const captions = captionsOf(scene, language);
      expect(captions.length).toBeGreaterThan(0);
      expect(captions.length).toBeLessThanOrEqual(captionsPerScene);
      expect(new Set(captions.map((one) => one.join(' '))).size).toBe(captions.length);
      for (const caption of captions) {
        expect(caption.length).toBeLessThan(captionSteps);
        expect(findFault(caption, scene, language), caption.join(' ')).toBeUndefined();
        for (const word of caption) words.add(word);
      }
    }
    const counts: Readonly<Record<CaptionLanguage, string[]>> = {
      en: ['an', 'two', 'three', 'crosses', 'big', 'left', 'above'],
      es: ['una', 'dos', 'tres', 'cruces', 'grandes', 'izquierda', 'encima', 'pequeñas'],
    };
    for (const word of counts[language]) expect(words).toContain(word);
  });

  test('a sentence about one scene is mostly false of another', () => {
    const wrong = many.filter((scene, index) => {
      const other = many[(index + 1) % many.length]!;
      return captionsOf(other, 'en').every((caption) => findFault(caption, scene, 'en'));
    });
    expect(wrong.length / many.length).toBeGreaterThan(0.98);
  });

  test('say sizes where the two named differ in them, and only there', () => {
    for (const { subject, place } of many.flatMap(describeScene)) {
      expect(subject.size === undefined).toBe(place?.landmark.size === undefined);
      if (subject.size !== undefined) expect(subject.size).not.toBe(place?.landmark.size);
    }
  });
});

describe('scenes as examples', () => {
  test('are pictures with one caption each, another one in every epoch', () => {
    const { train, validation, vocabulary = [], inputShape, targetShape } = loadScenes(source, 0.2);
    expect([train.count, validation.count]).toEqual([48, 12]);
    expect([inputShape, targetShape]).toEqual([[48, 48, 3], [captionSteps]]);
    const all = Int32Array.from({ length: 48 }, (_, index) => index);
    const epochs = [0, 1, 0].map((epoch) => train.forEpoch(epoch).gatherTargets(all));
    expect(epochs[0]).toEqual(epochs[2]);
    expect(epochs[0]).not.toEqual(epochs[1]);
    const values = train.gatherInputs(Int32Array.of(0, 47));
    expect(values).toHaveLength(2 * 48 * 48 * 3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    const words = decodeCaption(epochs[0]!.subarray(0, captionSteps), vocabulary);
    expect(words.length).toBeGreaterThan(5);
    expect(epochs[0]!.filter((id) => id === paddingId).length).toBeGreaterThan(0);
  });

  test('lie in memory as they are gathered', () => {
    const { train } = loadScenes(source, 0.2);
    const epoch = train.forEpoch(4);
    const { inputs, targets, placesOf } = epoch.resident!;
    const wanted = Int32Array.of(5, 0, 31);
    const layout = inputs.layout;
    if (layout.kind !== 'rows' || targets.layout.kind !== 'rows') throw new Error('rows');
    const { length, placesPerRow = 1 } = layout;
    for (const [index, place] of placesOf(wanted).entries()) {
      const row = Math.floor(place / placesPerRow);
      const picture = Float32Array.from(
        inputs.values.subarray(row * length, (row + 1) * length),
        (byte) => byte / 255,
      );
      expect(epoch.gatherInputs(wanted.slice(index, index + 1))).toEqual(picture);
      const caption = targets.values.subarray(place * captionSteps, (place + 1) * captionSteps);
      expect(epoch.gatherTargets(wanted.slice(index, index + 1))).toEqual(caption);
    }
  });

  test('follow from the seed, and more of them begin with the fewer', () => {
    const few = captionScenes(source, [0, 1, 2], 'trained');
    const more = captionScenes(source, [0, 1, 2, 3], 'trained');
    expect(more.pixels.subarray(0, few.pixels.length)).toEqual(few.pixels);
    expect(more.scenes.slice(0, 3)).toEqual(few.scenes);
    expect(captionScenes({ ...source, seed: 4 }, [0], 'trained').scenes[0]).not.toEqual(
      few.scenes[0],
    );
  });
});
