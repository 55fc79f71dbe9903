import * as tfl from '@tensorflow/tfjs-layers';

import { layerOf } from '../../src-shared/layers/index.ts';
import { isFrozen } from '../../src-shared/layers/trainable-field.ts';
import type { LayerSpec, ModelSpec, OutputSpec } from '../../src-shared/spec/run-spec.ts';
import { createCarriedStates } from './carried-states.ts';
import { registerLeakyRelu } from './custom-layers/leaky-relu.ts';
import { drawWeights } from './draw-weights.ts';
import { createLayerLibrary, type Initializers } from './layer-library.ts';
import { listWeights } from './list-weights.ts';
import type { Model, ModelOutput, Operation } from './model.ts';
import type { StepCounter } from './step-counter.ts';

/**
 * Builds the network of a spec and draws its first weights from the run's seed. The spec has been checked:
 * one that does not fit throws.
 *
 * @param streams for how many streams it is to carry states from batch to batch (`streamsOf`); without, its stateful
 * layers begin at 0 with every sequence
 */
export function buildModel(spec: ModelSpec, seed: number, streams?: number): Model {
  registerLeakyRelu();
  const counter: StepCounter = { step: 0 };
  const values = new Map<string, tfl.SymbolicTensor>();
  const operations: Operation[] = [];
  const initializers = new Map<string, Initializers>();
  const logits = new Map<string, string>();
  const inputs = spec.inputs.map(({ id, shape, numbers }) => {
    const dtype = numbers === 'integer' ? 'int32' : 'float32';
    const input = tfl.input({ name: id, shape: [...shape], dtype });
    values.set(id, input);
    return input;
  });
  const place = (
    layer: tfl.layers.Layer,
    { from, config }: Pick<LayerSpec, 'from' | 'config'>,
    to: string,
  ): tfl.SymbolicTensor => {
    const incoming = from.map((name) => valueOf(values, name));
    const [first] = incoming;
    const result = layer.apply(incoming.length === 1 && first !== undefined ? first : incoming);
    if (!(result instanceof tfl.SymbolicTensor)) throw new Error(`${to} has several outputs`);
    // Only now that it has its weights: it is they that are told.
    if (isFrozen(config)) layer.trainable = false;
    values.set(to, result);
    operations.push({ layer, from, to });
    return result;
  };

  for (const node of spec.layers) {
    const loss = spec.outputs.find((output) => output.from === node.id)?.loss;
    const activation = loss === undefined ? undefined : activationOfLogits[loss];
    const isLast = activation !== undefined && node.config['activation'] === activation;
    const isDense =
      node.type === 'Dense' ||
      (node.type === 'TimeDistributed' && node.config['layer'] === 'Dense');
    const isSplit = isLast && isDense;
    const before = isSplit ? `${node.id}/logits` : node.id;
    if (isSplit) logits.set(node.id, before);
    if (isLast && node.type === 'Activation') logits.set(node.id, firstInput(node));
    const library = createLayerLibrary({
      id: node.id,
      outputShape: node.outputShape,
      seed,
      counter,
      isLogitsWanted: isSplit,
      place: (layer, own) => {
        if (own !== undefined) initializers.set(node.id, own);
        return place(layer, node, before);
      },
      placeBehind: (_logits, layer) =>
        place(layer, { from: [before], config: node.config }, node.id),
    });
    layerOf(node.type).build(library, node.config);
  }

  const outputs = spec.outputs.map((output): ModelOutput => ({
    ...output,
    logits: logits.get(output.from),
  }));
  const layersModel = tfl.model({
    inputs,
    outputs: outputs.map((output) => valueOf(values, output.from)),
  });
  const weights = listWeights(operations);
  drawWeights(weights, initializers, seed);
  const carried = streams === undefined ? [] : createCarriedStates(operations, streams);
  return {
    spec,
    layersModel,
    operations,
    weights,
    carried,
    outputs,
    counter,
    parameterCount: weights.reduce((sum, { variable }) => sum + variable.size, 0),
    dispose: () => {
      for (const { variable } of [...weights, ...carried]) variable.dispose();
    },
  };
}

/** The activation whose input is a loss's logits. */
const activationOfLogits: Readonly<Partial<Record<OutputSpec['loss'], string>>> = {
  sparseCategoricalCrossentropy: 'softmax',
  maskedCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};

function firstInput(node: LayerSpec): string {
  const [first] = node.from;
  if (first === undefined) throw new Error(`${node.id} has no input`);
  return first;
}

function valueOf(
  values: ReadonlyMap<string, tfl.SymbolicTensor>,
  name: string,
): tfl.SymbolicTensor {
  const value = values.get(name);
  if (value === undefined) throw new Error(`${name} is used before it is built`);
  return value;
}
