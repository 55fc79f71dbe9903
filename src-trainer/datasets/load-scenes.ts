import { createHash } from 'node:crypto';

import { encodeCaption, numberWords } from '../../src-shared/datasets/caption-words.ts';
import {
  captionsPerScene,
  describeScene,
} from '../../src-shared/datasets/scenes/describe-scene.ts';
import { findFault } from '../../src-shared/datasets/scenes/judge-caption.ts';
import type { CaptionLanguage } from '../../src-shared/datasets/scenes/lexicon.ts';
import { sceneShape, type Scene } from '../../src-shared/datasets/scenes/scene.ts';
import {
  captionStepsOf,
  sceneVocabulary,
} from '../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { writeCaption } from '../../src-shared/datasets/scenes/write-caption.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { captionedExamples, type CaptionedPictures } from './captioned-examples.ts';
import type { Dataset } from './dataset.ts';
import { drawFrames, drawScene } from './draw-scene.ts';
import { generateScene, type ScenePairs } from './generate-scenes.ts';
import { heldOutMembers } from './held-out-examples.ts';
import { splitStratified } from './split-stratified.ts';

export type ScenesSource = Extract<DataSource, { kind: 'scenes' }>;

/** Scenes with their pictures and captions. */
export type CaptionedScenes = CaptionedPictures & {
  readonly scenes: readonly Scene[];
  /** What is said of each, in words; no two of one scene are alike. */
  readonly references: readonly (readonly (readonly string[])[])[];
};

/** The scenes of these numbers, drawn and described. */
export function captionScenes(
  { seed, language, ...source }: Pick<ScenesSource, 'seed' | 'language' | 'frames'>,
  indices: Iterable<number>,
  pairs: ScenePairs,
): CaptionedScenes {
  const { frames = 1 } = source;
  const numbers = [...indices];
  const scenes = numbers.map((index) => generateScene(seed, index, pairs, frames));
  const length = sceneShape(frames).reduce((product, axis) => product * axis);
  const captionSteps = captionStepsOf(frames);
  const pixels = new Uint8Array(scenes.length * length);
  const references = scenes.map((scene) => captionsOf(scene, language));
  const wordNumbers = numberWords(sceneVocabulary(language, frames));
  const captions = new Int32Array(scenes.length * captionsPerScene * captionSteps);
  for (const [at, scene] of scenes.entries()) {
    const picture = pixels.subarray(at * length, (at + 1) * length);
    const draw = frames === 2 ? drawFrames : drawScene;
    draw(picture, scene, seed, 'scenes', pairs, 'picture', numbers[at] ?? 0);
    const own = references[at] ?? [];
    for (let caption = 0; caption < captionsPerScene; caption += 1) {
      // A scene with fewer says them again in turn.
      const words = own[caption % own.length] ?? [];
      const to = (at * captionsPerScene + caption) * captionSteps;
      captions.set(encodeCaption(words, wordNumbers, captionSteps), to);
    }
  }
  return {
    scenes,
    references,
    pixels,
    length,
    captions,
    captionsPerPicture: captionsPerScene,
    steps: captionSteps,
  };
}

/** What is said of a scene in a language. */
export function captionsOf(scene: Scene, language: CaptionLanguage): string[][] {
  return describeScene(scene).map((claims) => writeCaption(claims, language));
}

/** Scenes without the pairs that are kept out of training; `validationShare` of them held out, always the same ones. */
export function loadScenes(source: ScenesSource, validationShare: number): Dataset {
  const pictures = captionScenes(source, Array(source.count).keys(), 'trained');
  const split = splitScenes(source.count, validationShare);
  const judged = heldOutMembers(split);
  const { pixels, captions } = pictures;
  const { frames = 1 } = source;
  return {
    inputShape: sceneShape(frames),
    inputNumbers: 'float',
    task: 'captioning',
    vocabulary: sceneVocabulary(source.language, frames),
    targetShape: [captionStepsOf(frames)],
    hash: createHash('sha256').update(pixels).update(captions).digest('hex'),
    findCaptionFault: (heldOut, words) =>
      findFault(words, pictures.scenes[judged[heldOut] ?? -1] ?? [], source.language),
    captionsOf: (heldOut) => pictures.references[judged[heldOut] ?? -1] ?? [],
    trainCaptionsOf: (example) => pictures.references[split.train[example] ?? -1] ?? [],
    findScene: (heldOut) => pictures.scenes[judged[heldOut] ?? -1],
    train: captionedExamples(pictures, split.train, [source.seed, 'scenes', 'captions']),
    validation: captionedExamples(pictures, split.validation),
  };
}

/** Which scenes are learned from and which are held out. */
export function splitScenes(
  count: number,
  validationShare: number,
): ReturnType<typeof splitStratified> {
  return splitStratified(new Uint8Array(count), validationShare, [0, 'scenes', 'split']);
}
