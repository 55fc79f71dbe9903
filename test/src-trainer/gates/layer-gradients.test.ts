import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, layers, type LayerType } from '../../../src-shared/layers/index.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { checkGradients, scatterWeights } from './check-gradients.ts';
import { compileModel, type Sketch } from './compile-model.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { casesOf, type LayerCase } from './layer-cases.ts';
import { drawIndices, drawTensor } from './seeded-tensors.ts';

const batch = 3;
const recurrent = layers.filter(({ category }) => category === 'recurrent').map(({ type }) => type);
const layerTypes = layers.filter(({ kind }) => kind === 'layer').map(({ type }) => type);

/** The layer between its inputs and a squared error. */
function checkLayer(type: LayerType, { inputs, config }: LayerCase): void {
  const { takesIntegers } = layerOf(type);
  const ids = inputs.map((_, index) => `in${index}`);
  const sketch: Sketch = {
    inputs: inputs.map((shape, index) => ({
      id: ids[index]!,
      shape,
      ...(takesIntegers && { numbers: 'integer' }),
    })),
    layers: [{ id: 'layer', type, config, from: ids }],
    outputs: [{ from: 'layer', loss: 'meanSquaredError' }],
  };
  checkSketch(sketch, Number(config['inputDim'] ?? 1));
}

/** The layer behind symbols of which 0 is padding. */
function checkPadded(type: LayerType, config: Config): void {
  const symbols = { inputDim: 3, outputDim: 3, maskZero: true };
  const sketch: Sketch = {
    inputs: [{ id: 'in', shape: [5], numbers: 'integer' }],
    layers: [
      { id: 'symbols', type: 'Embedding', config: symbols, from: ['in'] },
      { id: 'layer', type, config: { units: 4, ...config }, from: ['symbols'] },
    ],
    outputs: [{ from: 'layer', loss: 'meanSquaredError' }],
  };
  checkSketch(sketch, symbols.inputDim);
}

/** @param symbols whole numbers that come in lie below it */
function checkSketch(sketch: Sketch, symbols: number): void {
  const spec = compileModel(sketch);
  const names = sketch.layers.map(({ type }) => type);
  checkGradients((attempt) => {
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

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(layerTypes)('%s has the gradients that differences of its loss give', (type) => {
    const cases = casesOf(type);
    expect(cases.length, `${type} has cases in layer-cases.ts`).toBeGreaterThan(0);
    for (const one of cases) {
      try {
        checkLayer(type, one);
      } catch (error) {
        throw new Error(`${type} ${JSON.stringify(one)}`, { cause: error });
      }
    }
  });

  it.each(recurrent)('%s behind padding has the gradients that differences give', (type) => {
    for (const returnSequences of [true, false]) checkPadded(type, { returnSequences });
  });
});
