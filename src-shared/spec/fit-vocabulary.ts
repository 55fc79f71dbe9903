import type { Config } from '../layers/define-layer.ts';
import type { LayerSpec, ModelSpec } from './run-spec.ts';

/**
 * A character model for a text of `count` characters: the Embeddings and encodings that read the text get as many symbols,
 * and the Dense layer (with an Activation behind it or none) that each output comes from as many units. What
 * is built in another way stays as it is.
 */
export function fitVocabulary(model: ModelSpec, count: number): ModelSpec {
  const byId = new Map(model.layers.map((layer) => [layer.id, layer]));
  const inputs = new Set(model.inputs.map(({ id }) => id));
  const resized = new Set<string>();
  for (const { from } of model.outputs) {
    const last = byId.get(from);
    const [before = ''] = last?.from ?? [];
    const dense = last?.type === 'Activation' ? byId.get(before) : last;
    if (dense?.type !== 'Dense') continue;
    resized.add(from).add(dense.id);
  }
  const fitLayer = (layer: LayerSpec): LayerSpec => {
    const readsText = layer.from.every((id) => inputs.has(id));
    if (readsText && layer.type === 'Embedding') return withConfig(layer, { inputDim: count });
    if (readsText && layer.type === 'CategoryEncoding') {
      const encoded = withConfig(layer, { numTokens: count });
      return { ...encoded, outputShape: withLast(layer.outputShape, count) };
    }
    if (!resized.has(layer.id)) return layer;
    const wide = { ...layer, outputShape: withLast(layer.outputShape, count) };
    return layer.type === 'Dense' ? withConfig(wide, { units: count }) : wide;
  };
  return {
    inputs: model.inputs,
    layers: model.layers.map(fitLayer),
    outputs: model.outputs.map((output) =>
      resized.has(output.from) ? { ...output, shape: withLast(output.shape, count) } : output,
    ),
  };
}

function withConfig(layer: LayerSpec, config: Config): LayerSpec {
  return { ...layer, config: { ...layer.config, ...config } };
}

function withLast(shape: readonly number[], size: number): readonly number[] {
  return [...shape.slice(0, -1), size];
}
