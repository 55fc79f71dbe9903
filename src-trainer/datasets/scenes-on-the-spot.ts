import { captionsPerScene } from '../../src-shared/datasets/scenes/describe-scene.ts';
import { findFault } from '../../src-shared/datasets/scenes/judge-caption.ts';
import {
  captionStepsOf,
  sceneVocabulary,
} from '../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { sceneShape, type Scene } from '../../src-shared/datasets/scenes/scene.ts';
import type { StreamName } from '../random/random-stream.ts';
import { captionsOfEpoch } from './captioned-examples.ts';
import type { Dataset, Examples } from './dataset.ts';
import { generateScene } from './generate-scenes.ts';
import { heldOutMembers } from './held-out-examples.ts';
import {
  captionScenes,
  captionsOf,
  splitScenes,
  type CaptionedScenes,
  type ScenesSource,
} from './load-scenes.ts';

/**
 * The same scenes as `loadScenes` gives, each made when somebody looks at it: who looks at a few does not wait for
 * all. Not to learn from: every epoch would draw them anew, and what nobody has seen whole has no hash.
 */
export function scenesOnTheSpot(source: ScenesSource, validationShare: number): Dataset {
  const split = splitScenes(source.count, validationShare);
  const judged = heldOutMembers(split);
  const { frames = 1 } = source;
  const sceneAt = (index: number | undefined): Scene | undefined =>
    index === undefined ? undefined : generateScene(source.seed, index, 'trained', frames);
  const sceneOf = (heldOut: number): Scene | undefined => sceneAt(judged[heldOut]);
  return {
    inputShape: sceneShape(frames),
    inputNumbers: 'float',
    task: 'captioning',
    vocabulary: sceneVocabulary(source.language, frames),
    targetShape: [captionStepsOf(frames)],
    hash: '',
    findCaptionFault: (heldOut, words) => findFault(words, sceneOf(heldOut) ?? [], source.language),
    captionsOf: (heldOut) => captionsOf(sceneOf(heldOut) ?? [], source.language),
    trainCaptionsOf: (example) => captionsOf(sceneAt(split.train[example]) ?? [], source.language),
    findScene: sceneOf,
    train: examplesOf(source, split.train, [source.seed, 'scenes', 'captions']),
    validation: examplesOf(source, split.validation),
  };
}

/** @param chosen which of its captions each has; always the first where absent */
function examplesOf(
  source: ScenesSource,
  members: Int32Array,
  name?: StreamName,
  chosen?: Uint8Array,
): Examples {
  const make = (indices: Int32Array): CaptionedScenes => {
    const numbers = Array.from(indices, (index) => {
      const number = members[index];
      if (number === undefined) throw new RangeError(`no example ${index} of ${members.length}`);
      return number;
    });
    return captionScenes(source, numbers, 'trained');
  };
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => Float32Array.from(make(indices).pixels, (pixel) => pixel / 255),
    gatherTargets: (indices) => {
      const { captions, captionsPerPicture, steps } = make(indices);
      const targets = new Int32Array(indices.length * steps);
      for (const [at, index] of indices.entries()) {
        const from = (at * captionsPerPicture + (chosen?.[index] ?? 0)) * steps;
        targets.set(captions.subarray(from, from + steps), at * steps);
      }
      return targets;
    },
    forEpoch: (epoch) => {
      if (name === undefined) return examples;
      const others = captionsOfEpoch(members.length, captionsPerScene, name, epoch);
      return examplesOf(source, members, name, others);
    },
  };
  return examples;
}
