import { countChanges } from '../../src-shared/document/augmentation.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';
import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';
import { isFrozen } from '../../src-shared/layers/trainable-field.ts';
import type { LayerSpec, RunSpec } from '../../src-shared/spec/run-spec.ts';
import { isAnswerSoFar } from '../model/feed-inputs.ts';

/** Where a network is cut in two: a beginning that gives the same for an example at every step, and the rest. */
export type Cut = {
  /** The layers of the beginning, each after its inputs. */
  readonly head: readonly LayerSpec[];
  /** What the rest reads of it: values by the ids of their nodes, and their shapes. */
  readonly values: readonly { readonly id: string; readonly shape: Shape }[];
  /** Numbers of all these values of one example together. */
  readonly width: number;
};

/** What costs next to nothing to do again, and can make more numbers of fewer. */
const cheap: ReadonlySet<LayerType> = new Set<LayerType>([
  'Flatten',
  'Reshape',
  'RepeatVector',
  'ZeroPadding1D',
  'ZeroPadding2D',
]);

/**
 * The largest beginning of a network that training neither changes nor draws random numbers for: frozen layers and those
 * without weights, without Dropout, on pictures that are not changed. It ends where the fewest numbers go on.
 * `undefined` where no frozen layer would be spared that has something to calculate.
 */
export function findCut({ model, data }: Pick<RunSpec, 'model' | 'data'>): Cut | undefined {
  if (data.augmentation !== undefined && countChanges(data.augmentation) > 0) return undefined;
  const shapes = new Map<string, Shape>();
  for (const input of model.inputs) {
    if (!isAnswerSoFar(model, input)) shapes.set(input.id, input.shape);
  }
  const fixed = new Set(shapes.keys());
  const said = new Set(model.outputs.map(({ from }) => from));
  for (const layer of model.layers) {
    shapes.set(layer.id, layer.outputShape);
    // What is said last is kept with the loss, which may want it before its activation.
    if (said.has(layer.id) || !isSettled(layer)) continue;
    if (layer.from.every((id) => fixed.has(id))) fixed.add(layer.id);
  }
  const sizeOf = (ids: Iterable<string>): number => {
    let size = 0;
    for (const id of ids) size += (shapes.get(id) ?? []).reduce((product, one) => product * one, 1);
    return size;
  };
  const frontier = (): Set<string> =>
    new Set([
      ...model.layers.flatMap(({ id, from }) => (fixed.has(id) ? [] : from)).filter(isFixed),
      ...[...said].filter(isFixed),
    ]);
  let edge = frontier();
  for (const layer of model.layers.toReversed()) {
    if (!edge.has(layer.id) || !cheap.has(layer.type)) continue;
    fixed.delete(layer.id);
    const earlier = frontier();
    if (sizeOf(earlier) <= sizeOf(edge)) edge = earlier;
    else fixed.add(layer.id);
  }
  const head = model.layers.filter(({ id }) => fixed.has(id));
  const isWhole = model.inputs.some(({ id, numbers }) => numbers === 'integer' && edge.has(id));
  // Looking a vector up is no more work than looking up what came of it.
  const isWorth = head.some(({ type, config }) => isFrozen(config) && type !== 'Embedding');
  if (isWhole || !isWorth) return undefined;
  const values = [...edge].map((id) => ({ id, shape: shapes.get(id) ?? [] }));
  return { head, values, width: sizeOf(edge) };

  function isFixed(id: string): boolean {
    return fixed.has(id);
  }
}

/** Whether a layer gives the same for the same input whenever and after whatever it is asked, and passes no mask on. */
function isSettled({ type, config }: LayerSpec): boolean {
  if (type === 'Dropout' || type === 'Masking') return false;
  if (config['maskZero'] === true || config['stateful'] === true) return false;
  return isFrozen(config) || !('trainable' in layerOf(type).shownFields(config));
}
