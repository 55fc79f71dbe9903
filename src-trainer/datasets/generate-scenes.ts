import { describeScene } from '../../src-shared/datasets/scenes/describe-scene.ts';
import {
  heldOutPairs,
  isHeldOutPair,
  sceneColours,
  sceneRadii,
  sceneShapes,
  sceneSide,
  sceneSizes,
  type Scene,
  type SceneColour,
  type SceneFrames,
  type SceneObject,
  type SceneShape,
} from '../../src-shared/datasets/scenes/scene.ts';
import { randomStream, type RandomStream } from '../random/random-stream.ts';
import { chooseAction, goesWell, letAct } from './scene-acts.ts';
import { areApart, marginOf, type Chosen } from './scene-room.ts';

/** Of which colour and shape pairs a scene's objects are: none of those kept out of training, or all of them. */
export type ScenePairs = 'trained' | 'held-out';

const fewestObjects = 2;
const mostObjects = 4;
/** How often a scene of three or four has two or three that are alike. */
const twinShare = 0.3;
const attempts = 40;

type Pair = readonly [SceneColour, SceneShape];

const pairsOf: Readonly<Record<ScenePairs, readonly Pair[]>> = {
  trained: sceneColours.flatMap((colour) =>
    sceneShapes.flatMap((shape): readonly Pair[] =>
      isHeldOutPair(colour, shape) ? [] : [[colour, shape]],
    ),
  ),
  'held-out': heldOutPairs,
};

/**
 * The scene of this number: 2 to 4 objects that do not touch, any pair of `pairs` as likely, and at least one
 * relation that nobody would doubt. It follows from seed and number alone, so that more scenes begin with the fewer.
 * In two frames something happens besides.
 */
export function generateScene(
  seed: number,
  index: number,
  pairs: ScenePairs,
  frames: SceneFrames = 1,
): Scene {
  if (frames === 2) return generateActingScene(seed, index, pairs);
  const random = randomStream(seed, 'scenes', pairs, index);
  for (;;) {
    const chosen = chooseObjects(random, pairsOf[pairs]);
    // Placed anew, not chosen anew: three that are alike seldom lie well, and would become rare.
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const scene = place(chosen, random);
      if (scene !== undefined && describeScene(scene).length > 0) return scene;
    }
  }
}

function chooseObjects(random: RandomStream, pairs: readonly Pair[]): Chosen[] {
  const count = fewestObjects + random.nextBelow(mostObjects - fewestObjects + 1);
  const hasTwins = count > fewestObjects && random.nextUniform() < twinShare;
  const alike = hasTwins ? 2 + random.nextBelow(count - 2) : 1;
  const left = [...pairs];
  const chosen: Chosen[] = [];
  while (chosen.length < count) {
    const [pair] = left.splice(random.nextBelow(left.length), 1);
    const size = sceneSizes[random.nextBelow(sceneSizes.length)];
    if (pair === undefined || size === undefined) throw new Error('no pair is left');
    const [low, high] = sceneRadii[size];
    const [colour, shape] = pair;
    const copies = chosen.length === 0 ? alike : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      chosen.push({ colour, shape, size, radius: low + (high - low) * random.nextUniform() });
    }
  }
  return chosen;
}

/**
 * The scene of this number in two frames: one of its objects, or all that are alike, do something in between. Each
 * action is as likely; what is done goes well, and there is a relation in both frames that nobody would doubt.
 */
function generateActingScene(seed: number, index: number, pairs: ScenePairs): Scene {
  const random = randomStream(seed, 'scenes', 'acts', pairs, index);
  const action = chooseAction(random);
  for (;;) {
    const chosen = letAct(chooseObjects(random, pairsOf[pairs]), action, random);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const scene = place(chosen, random);
      // One sentence says the action alone.
      if (scene !== undefined && goesWell(scene) && describeScene(scene).length > 1) return scene;
    }
  }
}

/** Finds room for all; `undefined` where that fails for one too often. */
function place(chosen: readonly Chosen[], random: RandomStream): Scene | undefined {
  const scene: SceneObject[] = [];
  for (const object of chosen) {
    const margin = marginOf(object);
    const between = (): number => margin + (sceneSide - 2 * margin) * random.nextUniform();
    let placed: SceneObject | undefined;
    for (let attempt = 0; attempt < attempts && placed === undefined; attempt += 1) {
      const tried = { ...object, x: between(), y: between() };
      if (scene.every((other) => areApart(tried, other))) placed = tried;
    }
    if (placed === undefined) return undefined;
    scene.push(placed);
  }
  return scene;
}
