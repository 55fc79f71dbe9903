import { paintScene } from '../../src-shared/datasets/scenes/paint-scene.ts';
import {
  isHeldOutPair,
  sceneRadii,
  sceneSide,
  type Scene,
  type SceneObject,
  type SceneSize,
} from '../../src-shared/datasets/scenes/scene.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { quickChance } from './quick-chance.ts';

/** What an object looks like, wherever it is. */
export type ObjectLook = Pick<SceneObject, 'shape' | 'colour' | 'size'>;
type Place = Pick<SceneObject, 'x' | 'y'>;

export const fewestObjects = 2;
export const mostObjects = 4;
/** Pixels between an object and the picture's edge, as in generated scenes. */
const edge = 0.5;
/** Where an object goes that is added without saying where: the first of these that is free. */
const places: readonly Place[] = [
  { x: 12, y: 12 },
  { x: 36, y: 36 },
  { x: 36, y: 12 },
  { x: 12, y: 36 },
  { x: 24, y: 24 },
];

/** A scene that a person makes, drawn as the data's own. */
export class OwnScene {
  objects = $state.raw<Scene>([]);
  /** The object that is looked at; -1 where none is. */
  chosen = $state.raw(-1);
  /** What the next object looks like; with one chosen, what that looks like. */
  look = $state.raw<ObjectLook>({ shape: 'disc', colour: 'red', size: 'big' });
  /** What shades, leaning and grain are drawn from. */
  seed = $state.raw(1);

  /** `[48, 48, 3]`, 0 to 1, exactly as a network is given it. */
  readonly picture = $derived.by((): Numbers => {
    const pixels = new Uint8Array(sceneSide * sceneSide * 3);
    paintScene(pixels, this.objects, quickChance(this.seed));
    return {
      data: Float32Array.from(pixels, (pixel) => pixel / 255),
      shape: [sceneSide, sceneSide, 3],
    };
  });
  readonly isEnough = $derived(this.objects.length >= fewestObjects);
  readonly isFull = $derived(this.objects.length >= mostObjects);
  /** Whether two objects touch, which no generated ones do. */
  readonly isTouching = $derived(
    this.objects.some((a, at) =>
      this.objects
        .slice(at + 1)
        .some((b) => Math.hypot(a.x - b.x, a.y - b.y) <= a.radius + b.radius),
    ),
  );
  /** The objects whose colour and shape no training picture shows together. */
  readonly unseenPairs = $derived(
    this.objects.filter(({ colour, shape }) => isHeldOutPair(colour, shape)),
  );

  /** Adds an object there, or where there is room, and chooses it. */
  add(place?: Place): void {
    if (this.isFull) return;
    const radius = radiusOf(this.look.size);
    const isFree = ({ x, y }: Place): boolean =>
      this.objects.every((other) => Math.hypot(x - other.x, y - other.y) > radius + other.radius);
    const { x, y } = place ?? places.find(isFree) ?? { x: 24, y: 24 };
    this.objects = [...this.objects, { ...this.look, radius, ...inside({ x, y }, radius) }];
    this.chosen = this.objects.length - 1;
  }

  choose(index: number): void {
    const object = this.objects[index];
    if (object === undefined) return;
    const { shape, colour, size } = object;
    this.chosen = index;
    this.look = { shape, colour, size };
  }

  /** Moves the chosen object's middle there, as far as the picture goes. */
  moveTo(place: Place): void {
    this.#change((object) => ({ ...object, ...inside(place, object.radius) }));
  }

  /** Gives the chosen object another look, and those that come after. */
  change(look: Partial<ObjectLook>): void {
    this.look = { ...this.look, ...look };
    const radius = radiusOf(this.look.size);
    this.#change((object) => ({ ...object, ...this.look, radius, ...inside(object, radius) }));
  }

  removeChosen(): void {
    if (this.chosen < 0) return;
    this.objects = this.objects.filter((_, index) => index !== this.chosen);
    this.chosen = Math.min(this.chosen, this.objects.length - 1);
  }

  clear(): void {
    this.objects = [];
    this.chosen = -1;
  }

  #change(how: (object: SceneObject) => SceneObject): void {
    const { chosen } = this;
    this.objects = this.objects.map((object, index) => (index === chosen ? how(object) : object));
  }
}

/** In the middle of what generated objects of the size have. */
function radiusOf(size: SceneSize): number {
  const [low, high] = sceneRadii[size];
  return (low + high) / 2;
}

function inside({ x, y }: Place, radius: number): Place {
  const keep = (value: number): number =>
    Math.max(radius + edge, Math.min(sceneSide - radius - edge, value));
  return { x: keep(x), y: keep(y) };
}
