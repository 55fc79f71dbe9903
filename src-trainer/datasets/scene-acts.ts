import {
  actionKinds,
  afterwards,
  type ActionKind,
} from '../../src-shared/datasets/scenes/actions.ts';
import { isAlike } from '../../src-shared/datasets/scenes/groups.ts';
import {
  isHeldOutPair,
  sceneColours,
  sceneRadii,
  type Scene,
  type SceneAct,
  type SceneColour,
  type SceneObject,
} from '../../src-shared/datasets/scenes/scene.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { areApart, isWithin, type Chosen } from './scene-room.ts';

/** Pixels that an object moves by: more than half of its own width, so that nobody overlooks it. */
const distances = [9, 16] as const;
/** A way is looked at in so many places, so that nothing passes through another. */
const waypoints = 4;

/** Colours that lie so near to each other that a change from one to the other may be overlooked. */
const nearColours: readonly (readonly SceneColour[])[] = [
  ['red', 'orange'],
  ['orange', 'yellow'],
];

/** One of all actions, each as likely. */
export function chooseAction(random: RandomStream): ActionKind {
  const kind = actionKinds[random.nextBelow(actionKinds.length)];
  if (kind === undefined) throw new Error('there are no actions');
  return kind;
}

/**
 * Lets one of the objects, and all that are alike, do something. What grows was small and what shrinks was big. What
 * turns gets a colour that makes it like no other, and no pair that is kept out of training.
 */
export function letAct(
  chosen: readonly Chosen[],
  kind: ActionKind,
  random: RandomStream,
): readonly Chosen[] {
  const actor = chosen[random.nextBelow(chosen.length)];
  if (actor === undefined) throw new Error('nothing is there to act');
  const shared = shareAct(kind, actor, chosen, random);
  return chosen.map((object): Chosen => {
    if (!isAlike(object, actor)) return object;
    if (shared !== undefined) return { ...object, act: shared };
    const [size, next] =
      kind === 'grow' ? (['small', 'big'] as const) : (['big', 'small'] as const);
    const radius = between(random, sceneRadii[size]);
    const act: SceneAct = {
      kind: kind === 'grow' ? 'grow' : 'shrink',
      radius: between(random, sceneRadii[next]),
    };
    return { ...object, size, radius, act };
  });
}

/** What all that are alike do in the very same way; `undefined` for growing and shrinking. */
function shareAct(
  kind: ActionKind,
  actor: Chosen,
  chosen: readonly Chosen[],
  random: RandomStream,
): SceneAct | undefined {
  switch (kind) {
    case 'grow':
    case 'shrink':
      return undefined;
    case 'appear':
    case 'disappear':
      return { kind };
    case 'turn': {
      const { shape } = actor;
      const colours = sceneColours.filter(
        (colour) =>
          !isHeldOutPair(colour, shape) &&
          !nearColours.some((near) => near.includes(colour) && near.includes(actor.colour)) &&
          chosen.every((object) => !isAlike(object, { shape, colour })),
      );
      const colour = colours[random.nextBelow(colours.length)];
      if (colour === undefined) throw new Error('no colour is left');
      return { kind, colour };
    }
    case 'move-left':
    case 'move-right':
    case 'move-up':
    case 'move-down':
      return { kind, by: between(random, distances) };
  }
}

/** Whether what is done stays within the picture and touches nothing, on the way neither. */
export function goesWell(scene: Scene): boolean {
  return Array.from({ length: waypoints }, (_, at) => (at + 1) / waypoints).every((share) => {
    const there = scene.flatMap((object) => afterwards(partly(object, share)) ?? []);
    return there.every(
      (one, index) =>
        isWithin(one) && there.slice(index + 1).every((other) => areApart(one, other)),
    );
  });
}

/** An object that goes a share of its way; whatever else it does, it does. */
function partly(object: SceneObject, share: number): SceneObject {
  const { act } = object;
  return act !== undefined && 'by' in act
    ? { ...object, act: { ...act, by: share * act.by } }
    : object;
}

function between(random: RandomStream, [low, high]: readonly [number, number]): number {
  return low + (high - low) * random.nextUniform();
}
