import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { checkGradients, scatterWeights } from './check-gradients.ts';
import { compileModel, type Sketch } from './compile-model.ts';
import type { LayerCase } from './layer-cases.ts';
import { drawIndices, drawTensor } from './seeded-tensors.ts';

const batch = 3;
const dense = { id: 'dense', type: 'Dense', config: { units: 2, activation: 'linear' } } as const;

/**
 * The layer between its inputs and a squared error; each round has weights and data of its own. Behind one that reads
 * symbols and has no weights stands a Dense, since there is nothing else to derive by.
 */
export function checkLayer(type: LayerType, { inputs, config }: LayerCase, round = 0): void {
  const { takesIntegers, fields } = layerOf(type);
  const isConstant =
    takesIntegers &&
    (config['trainable'] === false ||
      !Object.keys(fields).some((name) => name.endsWith('Initializer')));
  const ids = inputs.map((_, index) => `in${index}`);
  const sketch: Sketch = {
    inputs: inputs.map((shape, index) => ({
      id: ids[index]!,
      shape,
      ...(takesIntegers && { numbers: 'integer' }),
    })),
    layers: [
      { id: 'layer', type, config, from: ids },
      ...(isConstant ? [{ ...dense, from: ['layer'] }] : []),
    ],
    outputs: [{ from: isConstant ? dense.id : 'layer', loss: 'meanSquaredError' }],
  };
  checkSketch(sketch, Number(config['inputDim'] ?? config['numTokens'] ?? 1), round);
}

/** The layer behind symbols of which 0 is padding. */
export function checkPadded(type: LayerType, config: Config, round = 0): void {
  const symbols = { inputDim: 3, outputDim: 3, maskZero: true };
  const sketch: Sketch = {
    inputs: [{ id: 'in', shape: [5], numbers: 'integer' }],
    layers: [
      { id: 'symbols', type: 'Embedding', config: symbols, from: ['in'] },
      { id: 'layer', type, config: { units: 4, ...config }, from: ['symbols'] },
    ],
    outputs: [{ from: 'layer', loss: 'meanSquaredError' }],
  };
  checkSketch(sketch, symbols.inputDim, round);
}

/** @param symbols whole numbers that come in lie below it */
function checkSketch(sketch: Sketch, symbols: number, round: number): void {
  const spec = compileModel(sketch);
  const names = sketch.layers.map(({ type }) => type);
  checkGradients((kinks) => {
    const attempt = 100 * round + kinks;
    const model = buildModel(spec, 1);
    scatterWeights(model, attempt);
    const inputs = new Map(
      spec.inputs.map(({ id, shape, numbers }) => {
        const name = [...names, id, attempt];
        const whole = [batch, ...shape];
        const isWhole = numbers === 'integer';
        return [id, isWhole ? drawIndices(name, whole, symbols) : drawTensor(name, whole, 1.5)];
      }),
    );
    const targets = drawTensor([...names, 'y', attempt], [batch, ...spec.outputs[0]!.shape]);
    return { model, inputs, targets };
  });
}
