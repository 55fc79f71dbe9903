import type { GraphNode } from '../../src-shared/graph/graph.ts';
import { countElements, type Shape } from '../../src-shared/graph/shape.ts';
import { filmGrid, naturalColumns } from '../inspect/arrange-tiles.ts';

/** How the numbers of a node are shown on its card. */
export type PictureForm =
  /** Maps in their natural grid; width to height of the whole is `aspect`. */
  | {
      readonly kind: 'maps';
      readonly count: number;
      readonly columns: number;
      readonly aspect: number;
      /** Each map is what one unit says of every point of the plane. */
      readonly isPlane: boolean;
    }
  /** One strip of numbers, or time to the right and units down. */
  | { readonly kind: 'strip' }
  /** A bar a class. */
  | { readonly kind: 'bars'; readonly count: number }
  | { readonly kind: 'characters' }
  | { readonly kind: 'answer' }
  | { readonly kind: 'none' };

/** More maps than these are too small to see anything in; the first ones are shown. */
export const maxMaps = 64;
/** More bars than these have no room for their names. */
const maxBars = 12;

/**
 * The form follows from what the node is and what leaves it, so that a card has its size before any number comes.
 * @param isPlane the network has two inputs, so that every unit is drawn over their plane
 */
export function pictureForm(
  node: GraphNode,
  shape: Shape | undefined,
  isPlane = false,
): PictureForm {
  // A ranking answers with rows of features, which name nothing.
  if (node.config['loss'] === 'regionWordRanking') return { kind: 'none' };
  if (node.kind === 'output') return { kind: 'answer' };
  if (shape === undefined) return { kind: 'none' };
  if (isPlane) return planeForm(Number(countElements(shape)));
  const [first = 1, second = 1, third = 1] = shape;
  if (shape.length === 3) {
    const count = Math.min(third, maxMaps);
    const columns = naturalColumns(count);
    const rows = Math.ceil(count / columns);
    const aspect = Math.max(0.5, Math.min(4, (columns * second) / (rows * first)));
    return { kind: 'maps', count, columns, aspect, isPlane };
  }
  if (shape.length === 4 && second * third > 1) {
    const { frames, rows, columns } = filmGrid(shape, maxMaps);
    const count = frames * rows;
    const ratio = (columns * third) / (Math.ceil(count / columns) * second);
    return {
      ...{ kind: 'maps', count, columns, isPlane },
      aspect: Math.max(0.5, Math.min(4, ratio)),
    };
  }
  if (node.kind === 'input' && node.config['dtype'] === 'int32') return { kind: 'characters' };
  const isDistribution =
    node.config['activation'] === 'softmax' || node.config['activation'] === 'sigmoid';
  if (shape.length === 1 && first <= maxBars && isDistribution) {
    return { kind: 'bars', count: first };
  }
  return { kind: 'strip' };
}

/** A square a unit. */
function planeForm(units: number): PictureForm {
  const count = Math.min(units, maxMaps);
  const columns = naturalColumns(count);
  const aspect = Math.max(1, Math.min(4, columns / Math.ceil(count / columns)));
  return { kind: 'maps', count, columns, aspect, isPlane: true };
}

/** The least and the largest width of an Output's card, and what a letter of the right answer takes. */
const [leastAnswer, mostAnswer, letter, aroundName] = [100, 196, 6.2, 54];

/** Room for the right class, which comes after the network was brought into view and must not widen its card. */
function answerWidth(shape: Shape | undefined, classes: readonly string[]): number {
  if (shape?.length !== 1) return leastAnswer;
  const longest = classes.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.round(Math.min(mostAnswer, Math.max(leastAnswer, aroundName + letter * longest)));
}

/**
 * The least width of a card in canvas pixels: room for its picture, and for its formula when it is selected.
 * @param classes the names of what an Output may say
 */
export function cardWidth(
  node: GraphNode,
  shape: Shape | undefined,
  hasWeights: boolean,
  isPlane = false,
  classes: readonly string[] = [],
): number {
  if (node.kind === 'output') return answerWidth(shape, classes);
  if (node.kind === 'input') return 88;
  const form = pictureForm(node, shape, isPlane);
  if (form.kind === 'maps' && form.count > 9) return hasWeights ? 142 : 124;
  if (hasWeights) return form.kind === 'maps' ? 136 : 130;
  return form.kind === 'maps' && form.count > 1 ? 124 : 108;
}
