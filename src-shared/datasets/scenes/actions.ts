import type { SceneAct, SceneColour, SceneObject, Scene } from './scene.ts';

/** All that an object can do from one frame to the next. Every one is seen at the picture's size, and none looks like another. */
export const actionKinds = [
  'move-left',
  'move-right',
  'move-up',
  'move-down',
  'grow',
  'shrink',
  'appear',
  'disappear',
  'turn',
] as const satisfies readonly SceneAct['kind'][];
export type ActionKind = (typeof actionKinds)[number];

/** What is said to happen: one of these, or a change of colour and to which. */
export type ActionClaim =
  | { readonly kind: Exclude<ActionKind, 'turn'> }
  | { readonly kind: 'turn'; readonly colour: SceneColour };

/** What is claimed by saying what an object does. */
export function claimOf(act: SceneAct): ActionClaim {
  return act.kind === 'turn' ? { kind: act.kind, colour: act.colour } : { kind: act.kind };
}

/** Whether an object does what is said. */
export function does({ act }: SceneObject, action: ActionClaim): boolean {
  if (act?.kind !== action.kind) return false;
  return act.kind !== 'turn' || action.kind !== 'turn' || act.colour === action.colour;
}

/** Whether anything happens in a scene. */
export function isActing(scene: Scene): boolean {
  return scene.some(({ act }) => act !== undefined);
}

/** What an object is in the first frame; `undefined` where that does not show it. */
export function before({ act, ...object }: SceneObject): SceneObject | undefined {
  return act?.kind === 'appear' ? undefined : object;
}

/** What an object has become in the second frame; `undefined` where that does not show it. */
export function afterwards({ act, ...object }: SceneObject): SceneObject | undefined {
  switch (act?.kind) {
    case undefined:
    case 'appear':
      return object;
    case 'disappear':
      return undefined;
    case 'move-left':
      return { ...object, x: object.x - act.by };
    case 'move-right':
      return { ...object, x: object.x + act.by };
    case 'move-up':
      return { ...object, y: object.y - act.by };
    case 'move-down':
      return { ...object, y: object.y + act.by };
    case 'grow':
      return { ...object, size: 'big', radius: act.radius };
    case 'shrink':
      return { ...object, size: 'small', radius: act.radius };
    case 'turn':
      return { ...object, colour: act.colour };
  }
}
