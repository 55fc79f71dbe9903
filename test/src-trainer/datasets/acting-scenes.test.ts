import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { actionKinds, afterwards, before } from '../../../src-shared/datasets/scenes/actions.ts';
import { findFault } from '../../../src-shared/datasets/scenes/judge-caption.ts';
import { captionLanguages } from '../../../src-shared/datasets/scenes/lexicon.ts';
import { isHeldOutPair, type SceneObject } from '../../../src-shared/datasets/scenes/scene.ts';
import {
  captionStepsOf,
  sceneVocabulary,
} from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { drawFrames } from '../../../src-trainer/datasets/draw-scene.ts';
import { generateScene } from '../../../src-trainer/datasets/generate-scenes.ts';
import {
  captionScenes,
  captionsOf,
  loadScenes,
} from '../../../src-trainer/datasets/load-scenes.ts';
import { scenesOnTheSpot } from '../../../src-trainer/datasets/scenes-on-the-spot.ts';

const source = { kind: 'scenes', count: 40, seed: 3, language: 'en', frames: 2 } as const;
const many = Array.from({ length: 500 }, (_, index) => generateScene(9, index, 'trained', 2));
const actorsOf = (scene: (typeof many)[number]) => scene.filter(({ act }) => act !== undefined);

describe('scenes in two frames', () => {
  test('have two to four things, of which one, or all that are alike, does something', () => {
    for (const scene of many) {
      expect(scene.length).toBeGreaterThanOrEqual(2);
      expect(scene.length).toBeLessThanOrEqual(4);
      const [actor, ...others] = actorsOf(scene);
      expect(actor).toBeDefined();
      const isAlike = (it: SceneObject) => it.colour === actor!.colour && it.shape === actor!.shape;
      expect(others.every(isAlike)).toBe(true);
      expect(scene.filter(isAlike)).toHaveLength(1 + others.length);
    }
    const alone = many.filter((scene) => actorsOf(scene).length === 1);
    expect(alone.length / many.length).toBeGreaterThan(0.85);
  });

  test('show every action about equally often', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 1800; index += 1) {
      const [{ act } = {}] = actorsOf(generateScene(2, index, 'trained', 2));
      counts.set(act!.kind, (counts.get(act!.kind) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(actionKinds.toSorted());
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
  });

  test('keep their things in the picture and apart, in both frames', () => {
    for (const scene of many) {
      for (const look of [before, afterwards]) {
        const frame = scene.flatMap((object) => look(object) ?? []);
        for (const [index, a] of frame.entries()) {
          expect(Math.min(a.x, a.y, 48 - a.x, 48 - a.y)).toBeGreaterThan(a.radius);
          for (const b of frame.slice(index + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius);
          }
        }
      }
    }
  });

  test('show no pair that is kept out of training in either frame, unless they are asked to', () => {
    for (const object of many.flat()) {
      for (const one of [before(object), afterwards(object)]) {
        if (one !== undefined) expect(isHeldOutPair(one.colour, one.shape)).toBe(false);
      }
    }
    const others = Array.from({ length: 60 }, (_, at) => generateScene(9, at, 'held-out', 2));
    expect(others.flat().every(({ colour, shape }) => isHeldOutPair(colour, shape))).toBe(true);
  });

  test('give a thing that turns a colour that nothing else of its shape has', () => {
    const turned = many.flatMap((scene) =>
      actorsOf(scene).flatMap(({ shape, act }) =>
        act?.kind === 'turn' ? [{ shape, colour: act.colour, scene }] : [],
      ),
    );
    expect(turned.length).toBeGreaterThan(20);
    for (const { shape, colour, scene } of turned) {
      expect(scene.some((one) => one.shape === shape && one.colour === colour)).toBe(false);
    }
  });

  test.each(captionLanguages)(
    'are described by true sentences in %s, all of what happens',
    (language) => {
      const said = new Set<string>();
      const vocabulary = sceneVocabulary(language, 2);
      for (const scene of many) {
        const captions = captionsOf(scene, language);
        expect(captions.length).toBeGreaterThanOrEqual(2);
        expect(captions.length).toBeLessThanOrEqual(3);
        for (const caption of captions) {
          expect(caption.length).toBeLessThan(captionStepsOf(2));
          expect(findFault(caption, scene, language), caption.join(' ')).toBeUndefined();
          for (const word of caption) said.add(word);
        }
      }
      expect([...said].filter((word) => !vocabulary.includes(word))).toEqual([]);
      const some = {
        en: ['moves', 'move', 'up', 'down', 'grows', 'shrinks', 'appears', 'disappears', 'turns'],
        es: ['mueve', 'mueven', 'arriba', 'abajo', 'crece', 'encoge', 'desaparecen', 'vuelve'],
      };
      for (const word of some[language]) expect(said).toContain(word);
    },
  );

  test('a sentence about one scene is mostly false of another', () => {
    const wrong = many.filter((scene, index) => {
      const other = many[(index + 1) % many.length]!;
      return captionsOf(other, 'en').every((caption) => findFault(caption, scene, 'en'));
    });
    expect(wrong.length / many.length).toBeGreaterThan(0.98);
  });
});

describe('pictures of two frames', () => {
  /** Brightness of `[48, 48, 6]` at a place of a frame: the mean of its three channels. */
  const lightAt = (pixels: Uint8Array, frame: number, x: number, y: number): number => {
    const from = 6 * (Math.floor(y) * 48 + Math.floor(x)) + 3 * frame;
    return (pixels[from]! + pixels[from + 1]! + pixels[from + 2]!) / 3;
  };
  const still = { shape: 'square', colour: 'white', size: 'big', x: 38, y: 38, radius: 8 } as const;
  const draw = (act: NonNullable<SceneObject['act']>): Uint8Array => {
    const actor = {
      shape: 'disc',
      colour: 'white',
      size: 'small',
      x: 24,
      y: 20,
      radius: 4.6,
      act,
    } as const;
    const pixels = new Uint8Array(48 * 48 * 6);
    drawFrames(pixels, [actor, still], 5, 'test');
    return pixels;
  };
  const [ground, lit] = [100, 180];

  test.each([
    ['move-left', 12, 20],
    ['move-right', 36, 20],
    ['move-up', 24, 8],
    ['move-down', 24, 32],
  ] as const)('show what goes by %s where it was, then where it went', (kind, x, y) => {
    const pixels = draw({ kind, by: 12 });
    expect(lightAt(pixels, 0, 24, 20)).toBeGreaterThan(lit);
    expect(lightAt(pixels, 1, 24, 20)).toBeLessThan(ground);
    expect(lightAt(pixels, 0, x, y)).toBeLessThan(ground);
    expect(lightAt(pixels, 1, x, y)).toBeGreaterThan(lit);
  });

  test('show what grows larger, what appears once, what turns in two colours', () => {
    const grown = draw({ kind: 'grow', radius: 8 });
    expect(lightAt(grown, 0, 30, 20)).toBeLessThan(ground);
    expect(lightAt(grown, 1, 30, 20)).toBeGreaterThan(lit);
    const appeared = draw({ kind: 'appear' });
    expect(lightAt(appeared, 0, 24, 20)).toBeLessThan(ground);
    expect(lightAt(appeared, 1, 24, 20)).toBeGreaterThan(lit);
    const gone = draw({ kind: 'disappear' });
    expect(lightAt(gone, 0, 24, 20)).toBeGreaterThan(lit);
    expect(lightAt(gone, 1, 24, 20)).toBeLessThan(ground);
    const blue = draw({ kind: 'turn', colour: 'blue' });
    const red = 6 * (20 * 48 + 24);
    expect(blue[red]!).toBeGreaterThan(lit);
    expect(blue[red + 3]!).toBeLessThan(ground);
    expect(blue[red + 5]!).toBeGreaterThan(lit);
  });

  test('stay as they are, but for the grain, where nothing happens', () => {
    const pixels = draw({ kind: 'move-left', by: 12 });
    let most = 0;
    for (let y = 30; y < 48; y += 1) {
      for (let x = 0; x < 48; x += 1) {
        const at = 6 * (y * 48 + x);
        for (const channel of [0, 1, 2]) {
          most = Math.max(most, Math.abs(pixels[at + channel]! - pixels[at + 3 + channel]!));
        }
      }
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2 * 12 + 1);
  });
});

describe('the data', () => {
  test('are pictures of six channels, the same from the same seed, whoever makes them', () => {
    const [loaded, again] = [loadScenes(source, 0.25), loadScenes(source, 0.25)];
    expect(loaded.hash).toBe(again.hash);
    expect(loadScenes({ ...source, seed: 4 }, 0.25).hash).not.toBe(loaded.hash);
    expect([loaded.inputShape, loaded.targetShape]).toEqual([[48, 48, 6], [18]]);
    const made = scenesOnTheSpot(source, 0.25);
    const shown = Int32Array.of(7, 0);
    expect(made.validation.gatherInputs(shown)).toEqual(loaded.validation.gatherInputs(shown));
    expect(made.train.forEpoch(2).gatherTargets(shown)).toEqual(
      loaded.train.forEpoch(2).gatherTargets(shown),
    );
    expect(made.findScene!(2)).toEqual(loaded.findScene!(2));
    expect(made).toMatchObject({ vocabulary: loaded.vocabulary, inputShape: [48, 48, 6] });
    const [first = []] = loaded.captionsOf!(0);
    expect(loaded.findCaptionFault!(0, first)).toBeUndefined();
  });

  test('without frames are to the byte what they were before there were any', () => {
    const { frames: _, ...still } = { ...source, count: 60 };
    expect(loadScenes(still, 0.2).hash).toBe(
      'f89eff042cb00c9b26a3a53281fb6f7c056ee18ef49907425223418f5de4a303',
    );
    expect(loadScenes({ ...still, language: 'es' }, 0.2).hash).toBe(
      'be377becf6cc8ce16f1ea97ce00e8117f718a035de1709b767c4c88479e7541f',
    );
    const { pixels, captions } = captionScenes(
      { seed: 9, language: 'en' },
      Array(50).keys(),
      'held-out',
    );
    expect(createHash('sha256').update(pixels).update(captions).digest('hex')).toBe(
      'c98878ce4187e0f9c3830ed327d46302a9bdc20d5c1ac51e644e400d5ae3c9b5',
    );
  });
});
