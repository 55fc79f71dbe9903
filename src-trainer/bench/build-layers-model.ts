import { io } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';

import type { LayerSpec, ModelSpec } from '../../src-shared/spec/run-spec.ts';

const recurrent: ReadonlySet<string> = new Set(['SimpleRNN', 'GRU', 'LSTM']);

/**
 * A chain of layers as tfjs-layers' own model, from the same names and configs: ours are Keras' in tfjs'
 * spelling, and tfjs reads Keras' files. With `isStateful` it reads one character at a time, `[1, 1]`, and its
 * recurrent layers remember. Weights are drawn by tfjs. Throws where a layer is none of tfjs-layers'.
 */
export async function buildLayersModel(
  { inputs, layers }: ModelSpec,
  { isStateful }: { readonly isStateful: boolean },
): Promise<LayersModel> {
  const [input] = inputs;
  if (input === undefined) throw new Error('the network has no input');
  const first = {
    class_name: 'InputLayer',
    config: {
      name: input.id,
      batch_input_shape: isStateful ? [1, 1] : [null, ...input.shape],
      dtype: input.numbers === 'integer' ? 'int32' : 'float32',
    },
  };
  const others = layers.map((layer) => ({
    class_name: layer.type,
    config: {
      name: layer.id,
      ...kerasConfig(layer),
      ...(isStateful && recurrent.has(layer.type) && { stateful: true }),
    },
  }));
  const modelTopology = {
    class_name: 'Sequential',
    config: { name: 'network', layers: [first, ...others] },
  };
  return await loadLayersModel(io.fromMemory({ modelTopology }));
}

/** A layer's settings as Keras writes them. */
function kerasConfig({ type, config }: LayerSpec): Record<string, unknown> {
  const entries = Object.entries(config).map(([key, value]) => [toSnakeCase(key), value] as const);
  if (!recurrent.has(type)) return Object.fromEntries(entries);
  return {
    ...Object.fromEntries(entries),
    // tfjs begins with another one than Keras.
    ...(type !== 'SimpleRNN' && { recurrent_activation: 'sigmoid' }),
    // tfjs draws orthogonal weights by methods of tensors that its core lacks; to the speed they are all one.
    recurrent_initializer: 'glorotUniform',
  };
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
