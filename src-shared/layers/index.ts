import { activation } from './activation.ts';
import { add } from './add.ts';
import { attention } from './attention.ts';
import { averagePooling2d } from './average-pooling-2d.ts';
import { batchNormalization } from './batch-normalization.ts';
import { bidirectional } from './bidirectional.ts';
import { categoryEncoding } from './category-encoding.ts';
import { concatenate } from './concatenate.ts';
import { conv1d } from './conv-1d.ts';
import { conv2d } from './conv-2d.ts';
import type { Layer } from './define-layer.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalAveragePooling1d } from './global-average-pooling-1d.ts';
import { globalAveragePooling2d } from './global-average-pooling-2d.ts';
import { globalMaxPooling1d } from './global-max-pooling-1d.ts';
import { gru } from './gru.ts';
import { input } from './input.ts';
import { layerNormalization } from './layer-normalization.ts';
import { lstm } from './lstm.ts';
import { masking } from './masking.ts';
import { maxPooling1d } from './max-pooling-1d.ts';
import { maxPooling2d } from './max-pooling-2d.ts';
import { multiply } from './multiply.ts';
import { output } from './output.ts';
import { positionEmbedding } from './position-embedding.ts';
import { repeatVector } from './repeat-vector.ts';
import { reshape } from './reshape.ts';
import { simpleRnn } from './simple-rnn.ts';
import { timeDistributed } from './time-distributed.ts';
import { zeroPadding1d } from './zero-padding-1d.ts';
import { zeroPadding2d } from './zero-padding-2d.ts';

/** Every layer type, in the palette's order. One import and one line here make a layer known everywhere. */
const definitions = [
  input,
  output,
  dense,
  activation,
  conv2d,
  conv1d,
  maxPooling2d,
  averagePooling2d,
  globalAveragePooling2d,
  maxPooling1d,
  globalAveragePooling1d,
  globalMaxPooling1d,
  zeroPadding2d,
  flatten,
  reshape,
  repeatVector,
  zeroPadding1d,
  masking,
  add,
  multiply,
  concatenate,
  dropout,
  batchNormalization,
  layerNormalization,
  embedding,
  categoryEncoding,
  positionEmbedding,
  attention,
  simpleRnn,
  gru,
  lstm,
  bidirectional,
  timeDistributed,
] as const;

export type LayerType = (typeof definitions)[number]['type'];

/** The layer types, in the palette's order. */
export const layers: readonly Layer<LayerType>[] = definitions;

const byType: ReadonlyMap<string, Layer<LayerType>> = new Map(
  definitions.map((layer) => [layer.type, layer]),
);

/** The layer type of this name. Throws where there is none: names from outside have been parsed before. */
export function layerOf(type: LayerType): Layer<LayerType> {
  const layer = byType.get(type);
  if (layer === undefined) throw new Error(`unknown layer type: ${type}`);
  return layer;
}

/** Whether a name from outside is that of a layer type. */
export function isLayerType(name: string): name is LayerType {
  return byType.has(name);
}
