import { isFinding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';
import { isSameShape } from '../graph/shape.ts';
import type { Incoming } from '../layers/define-layer.ts';
import { layerOf } from '../layers/index.ts';
import { ProblemError } from '../problem.ts';
import type { LayerSpec, ModelSpec } from './run-spec.ts';

/**
 * The model with the shapes that follow from its layers' configs, as after a width was changed. Throws
 * `setting-breaks-layer` where a layer cannot take what then arrives, `setting-changes-output` where the prediction
 * would have another shape, which the data's targets would not fit.
 */
export function reshapeModel(model: ModelSpec): ModelSpec {
  const arriving = new Map<string, Incoming>();
  for (const { id, shape, numbers } of model.inputs) arriving.set(id, { shape, numbers });
  const layers = model.layers.map((layer): LayerSpec => {
    const outputShape = shapeAfter(layer, arriving);
    arriving.set(layer.id, { shape: outputShape, numbers: 'float' });
    return isSameShape(outputShape, layer.outputShape) ? layer : { ...layer, outputShape };
  });
  for (const { id, from, shape } of model.outputs) {
    const leaving = arriving.get(from)?.shape;
    if (leaving === undefined || !isSameShape(leaving, shape))
      throw new ProblemError('setting-changes-output', { node: id });
  }
  return { ...model, layers };
}

function shapeAfter(
  { id, type, config, from }: LayerSpec,
  arriving: ReadonlyMap<string, Incoming>,
): Shape {
  const layer = layerOf(type);
  const incoming = from.flatMap((source) => arriving.get(source) ?? []);
  const isCounted = incoming.length >= layer.inputs.min && incoming.length <= layer.inputs.max;
  const shape = isCounted ? layer.outputShape(config, incoming) : undefined;
  if (shape === undefined || isFinding(shape))
    throw new ProblemError('setting-breaks-layer', { node: id });
  return shape;
}
