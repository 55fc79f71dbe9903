import { afterwards, type ActionClaim } from '../../src-shared/datasets/scenes/actions.ts';
import {
  sceneRadii,
  sceneSide,
  type SceneAct,
  type SceneObject,
  type SceneSize,
} from '../../src-shared/datasets/scenes/scene.ts';

/** Pixels between an object and the picture's edge, as in generated scenes. */
const edge = 0.5;
/** Pixels that an object goes, in the middle of what generated ones go. */
const usualWay = 12;

/** In the middle of what generated objects of the size have. */
export function radiusOf(size: SceneSize): number {
  const [low, high] = sceneRadii[size];
  return (low + high) / 2;
}

/** An object that does something; what grows was small before, and what shrinks was big. */
export function withAct(object: SceneObject, action: ActionClaim): SceneObject {
  const act = actOf(action);
  const size = act.kind === 'grow' ? 'small' : act.kind === 'shrink' ? 'big' : object.size;
  return keepInside({ ...object, size, radius: radiusOf(size), act });
}

function actOf(action: ActionClaim): SceneAct {
  switch (action.kind) {
    case 'turn':
      return action;
    case 'grow':
      return { kind: action.kind, radius: radiusOf('big') };
    case 'shrink':
      return { kind: action.kind, radius: radiusOf('small') };
    case 'appear':
    case 'disappear':
      return { kind: action.kind };
    case 'move-left':
    case 'move-right':
    case 'move-up':
    case 'move-down':
      return { kind: action.kind, by: usualWay };
  }
}

/** Whether an object can do this: nothing big grows, nothing turns the colour that it has. */
export function isStillSo({ size, colour }: SceneObject, act: SceneAct | undefined): boolean {
  if (act?.kind === 'grow') return size === 'small';
  if (act?.kind === 'shrink') return size === 'big';
  return act?.kind !== 'turn' || act.colour !== colour;
}

/** The object where it is whole in the picture before and after what it does. */
export function keepInside(object: SceneObject): SceneObject {
  const after = afterwards(object) ?? object;
  const margin = Math.max(object.radius, after.radius) + edge;
  const keep = (value: number, shift: number): number =>
    Math.max(
      margin + Math.max(0, -shift),
      Math.min(sceneSide - margin - Math.max(0, shift), value),
    );
  return {
    ...object,
    x: keep(object.x, after.x - object.x),
    y: keep(object.y, after.y - object.y),
  };
}
