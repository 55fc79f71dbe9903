import type { Claims, Mention } from './claims.ts';
import { holds, type Relation } from './relations.ts';
import type { Scene, SceneObject } from './scene.ts';

type Group = readonly SceneObject[];

/** Of which things a caption may speak: its first ones and, where it names others, its second ones. */
export type Assignment = {
  readonly these: Group;
  /** Absent where it names one sort of thing only. */
  readonly those?: Group;
};

/**
 * Every way to match what a caption names to different things of a scene. "a red circle" may be each that fits; "two
 * red circles" are as many as there are, besides those that the other mention speaks of.
 */
export function assign({ subject, place }: Claims, scene: Scene): readonly Assignment[] {
  const fitting = (mention: Mention): Group => scene.filter((object) => fits(mention, object));
  const isAll = (mention: Mention, spoken: Group): boolean =>
    mention.count === 1 || fitting(mention).every((object) => spoken.includes(object));
  const firsts = choose(fitting(subject), subject.count);
  if (place === undefined) {
    return firsts.filter((these) => isAll(subject, these)).map((these) => ({ these }));
  }
  const { landmark } = place;
  return firsts.flatMap((these) => {
    const others = fitting(landmark).filter((object) => !these.includes(object));
    return choose(others, landmark.count)
      .map((those) => ({ these, those }))
      .filter(({ those }) => {
        const spoken = [...these, ...those];
        return isAll(subject, spoken) && isAll(landmark, spoken);
      });
  });
}

/** Whether each of these things is there, seen from each of those. */
export function liesSo(relation: Relation, { these, those = [] }: Assignment): boolean {
  return these.every((a) => those.every((b) => holds(relation, a, b)));
}

/** Every way to take so many of these things. */
function choose(objects: Group, count: number): readonly Group[] {
  if (count === 0) return [[]];
  return objects.flatMap((object, at) =>
    choose(objects.slice(at + 1), count - 1).map((rest) => [object, ...rest]),
  );
}

type Asked = { readonly [Key in 'size' | 'colour' | 'shape']?: Mention[Key] | undefined };

/** Whether an object is as it is said, as far as something is said. */
export function fits({ size, colour, shape }: Asked, object: SceneObject): boolean {
  return (
    (size === undefined || object.size === size) &&
    (colour === undefined || object.colour === colour) &&
    (shape === undefined || object.shape === shape)
  );
}
