import {
  afterwards,
  before,
  claimOf,
  isActing,
  type ActionClaim,
} from '../../src-shared/datasets/scenes/actions.ts';
import { paintFrames, paintScene } from '../../src-shared/datasets/scenes/paint-scene.ts';
import {
  isHeldOutPair,
  sceneShape,
  type Scene,
  type SceneFrames,
  type SceneObject,
} from '../../src-shared/datasets/scenes/scene.ts';
import type { Numbers } from '../run/decode-frame.ts';
import { isStillSo, keepInside, radiusOf, withAct } from './own-object.ts';
import { quickChance } from './quick-chance.ts';

/** What an object looks like, wherever it is. */
export type ObjectLook = Pick<SceneObject, 'shape' | 'colour' | 'size'>;
type Place = Pick<SceneObject, 'x' | 'y'>;

export const fewestObjects = 2;
export const mostObjects = 4;
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
  readonly #askFrames: () => SceneFrames;

  /** @param askFrames how many frames the network's pictures have */
  constructor(askFrames: () => SceneFrames = () => 1) {
    this.#askFrames = askFrames;
  }

  readonly frames = $derived.by(() => this.#askFrames());
  /** What the picture shows: in one frame nothing happens. */
  readonly scene = $derived.by((): Scene =>
    this.frames === 2 ? this.objects : this.objects.map(({ act: _, ...object }) => object),
  );
  /** `[48, 48, 3]`, or `[48, 48, 6]` in two frames, 0 to 1, exactly as a network is given it. */
  readonly picture = $derived.by((): Numbers => {
    const shape = sceneShape(this.frames);
    const pixels = new Uint8Array(shape.reduce((product, axis) => product * axis));
    const paint = this.frames === 2 ? paintFrames : paintScene;
    paint(pixels, this.scene, quickChance(this.seed));
    return { data: Float32Array.from(pixels, (pixel) => pixel / 255), shape };
  });
  /** What the chosen object does. */
  readonly action = $derived.by((): ActionClaim | undefined => {
    const act = this.objects[this.chosen]?.act;
    return act && claimOf(act);
  });
  readonly isActing = $derived(isActing(this.objects));
  readonly isEnough = $derived(this.objects.length >= fewestObjects);
  readonly isFull = $derived(this.objects.length >= mostObjects);
  /** Whether two objects touch in a frame, which no generated ones do. */
  readonly isTouching = $derived(
    [before, afterwards].some((look) => hasTouching(this.scene.flatMap((one) => look(one) ?? []))),
  );
  /** The objects whose colour and shape no training picture shows together. */
  readonly unseenPairs = $derived(
    this.scene
      .flatMap((one) => (one.act?.kind === 'turn' ? [one, afterwards(one) ?? one] : [one]))
      .filter(({ colour, shape }) => isHeldOutPair(colour, shape)),
  );

  /** Adds an object there, or where there is room, and chooses it. */
  add(place?: Place): void {
    if (this.isFull) return;
    const radius = radiusOf(this.look.size);
    const isFree = ({ x, y }: Place): boolean =>
      this.objects.every((other) => Math.hypot(x - other.x, y - other.y) > radius + other.radius);
    const { x, y } = place ?? places.find(isFree) ?? { x: 24, y: 24 };
    this.objects = [...this.objects, keepInside({ ...this.look, radius, x, y })];
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
    this.#change((object) => keepInside({ ...object, ...place }));
  }

  /** Lets the chosen object do something, and no other: in a training picture one does. Nothing does where `undefined`. */
  let(action: ActionClaim | undefined): void {
    const { chosen } = this;
    if (chosen < 0) return;
    this.objects = this.objects.map(({ act: _, ...object }, index) =>
      action === undefined || index !== chosen ? object : withAct(object, action),
    );
    this.choose(chosen);
  }

  /** Gives the chosen object another look, and those that come after. */
  change(look: Partial<ObjectLook>): void {
    this.look = { ...this.look, ...look };
    const radius = radiusOf(this.look.size);
    this.#change(({ act, ...object }) => {
      const changed = { ...object, ...this.look, radius };
      return keepInside(isStillSo(changed, act) ? { ...changed, ...(act && { act }) } : changed);
    });
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

function hasTouching(frame: Scene): boolean {
  return frame.some((a, at) =>
    frame.slice(at + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) <= a.radius + b.radius),
  );
}
