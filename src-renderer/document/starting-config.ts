import { describeData } from '../../src-shared/datasets/describe-data.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import type { Config } from '../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../src-shared/layers/index.ts';

/** The config of a new node: its type's own, and at the network's ends what the data asks for. */
export function startingConfig(type: LayerType, source: DataSource): Config {
  const { kind, initialConfig } = layerOf(type);
  const data = describeData(source);
  if (data === undefined) return initialConfig;
  if (kind === 'input') {
    const dtype = data.inputNumbers === 'integer' ? 'int32' : 'float32';
    return { ...initialConfig, shape: data.inputShape, dtype };
  }
  if (kind === 'output') {
    const isOneUnit = data.outputShape.at(-1) === 1;
    const ofClasses = isOneUnit ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
    return { ...initialConfig, loss: data.task === 'regression' ? 'meanSquaredError' : ofClasses };
  }
  return initialConfig;
}
