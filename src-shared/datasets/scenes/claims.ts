import type { ActionClaim } from './actions.ts';
import type { Relation } from './relations.ts';
import type { SceneColour, SceneShape, SceneSize } from './scene.ts';

/** "two small red circles": so many things of which all this is said. */
export type Mention = {
  readonly count: number;
  readonly size?: SceneSize;
  readonly colour?: SceneColour;
  readonly shape: SceneShape;
};

/** What a caption claims: that these things are there, where the first are seen from the second, and what the first do. */
export type Claims = {
  readonly subject: Mention;
  readonly place?: { readonly relation: Relation; readonly landmark: Mention };
  readonly action?: ActionClaim;
};
