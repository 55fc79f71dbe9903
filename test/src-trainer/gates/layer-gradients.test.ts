import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { layerOf, layers, type LayerType } from '../../../src-shared/layers/index.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { checkGradients, scatterWeights } from './check-gradients.ts';
import { compileModel } from './compile-model.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { casesOf, type LayerCase } from './layer-cases.ts';
import { drawIndices, drawTensor } from './seeded-tensors.ts';

const batch = 3;
const layerTypes = layers.filter(({ kind }) => kind === 'layer').map(({ type }) => type);

/** The layer between its inputs and a squared error. */
function checkLayer(type: LayerType, { inputs, config }: LayerCase): void {
  const { takesIntegers } = layerOf(type);
  const ids = inputs.map((_, index) => `in${index}`);
  const spec = compileModel({
    inputs: inputs.map((shape, index) => ({
      id: ids[index]!,
      shape,
      ...(takesIntegers && { numbers: 'integer' }),
    })),
    layers: [{ id: 'layer', type, config, from: ids }],
    outputs: [{ from: 'layer', loss: 'meanSquaredError' }],
  });
  const symbols = Number(config['inputDim'] ?? 1);
  checkGradients((attempt) => {
    const model = buildModel(spec, 1);
    scatterWeights(model, attempt);
    const values = new Map(
      spec.inputs.map(({ id, shape, numbers }) => {
        const name = [type, id, attempt];
        const whole = [batch, ...shape];
        const isWhole = numbers === 'integer';
        return [id, isWhole ? drawIndices(name, whole, symbols) : drawTensor(name, whole, 1.5)];
      }),
    );
    const targets = drawTensor([type, 'targets', attempt], [batch, ...spec.outputs[0]!.shape]);
    return { model, inputs: values, targets };
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
});
