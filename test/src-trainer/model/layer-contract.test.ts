import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import type { Graph, GraphNode } from '../../../src-shared/graph/graph.ts';
import type { Shape } from '../../../src-shared/graph/shape.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import type { Control } from '../../../src-shared/layers/fields.ts';
import { layerOf, layers, type LayerType } from '../../../src-shared/layers/index.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';

/** Any small value a control can hold. */
function valueOf(control: Control): fc.Arbitrary<unknown> {
  switch (control.kind) {
    case 'integer':
      return fc.integer({ min: control.min, max: Math.min(control.max, 6) });
    case 'integer-pair': {
      const one = fc.integer({ min: control.min, max: 4 });
      return fc.tuple(one, one);
    }
    case 'integer-list':
      return fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
    case 'number':
      return fc.double({ min: control.min, max: control.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...control.options);
    case 'boolean':
      return fc.boolean();
  }
}

function configOf(type: LayerType): fc.Arbitrary<Config> {
  const { fields, settle } = layerOf(type);
  return fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, valueOf(field.control)]),
      ),
    )
    .map(settle);
}

const inputShape: fc.Arbitrary<Shape> = fc.array(fc.integer({ min: 1, max: 7 }), {
  minLength: 1,
  maxLength: 4,
});

/** One layer between as many inputs as it needs and an output. */
function graphAround(type: LayerType, config: Config, shape: Shape): Graph {
  const layer = layerOf(type);
  const place = { position: { x: 0, y: 0 } };
  const dtype = layer.takesIntegers ? 'int32' : 'float32';
  const inputs = Array.from({ length: layer.inputs.min }, (_, index): GraphNode => ({
    kind: 'input',
    type: 'Input',
    id: `in${index}`,
    config: { shape, dtype },
    ...place,
  }));
  const middle: GraphNode = { kind: 'layer', type, id: 'layer', config, ...place };
  const output: GraphNode = {
    kind: 'output',
    type: 'Output',
    id: 'out',
    config: { loss: 'meanSquaredError' },
    ...place,
  };
  const wires = inputs.map(({ id }, index) => ({ id: `w${index}`, source: id, target: 'layer' }));
  return {
    nodes: [...inputs, middle, output],
    wires: [...wires, { id: 'last', source: 'layer', target: 'out' }],
  };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each(layers.filter(({ kind }) => kind === 'layer').map(({ type }) => type))(
  '%s',
  (type) => {
    it('has the output shape and the parameter count that tfjs gives it', () => {
      let built = 0;
      fc.assert(
        fc.property(configOf(type), inputShape, (config, shape) => {
          const graph = graphAround(type, config, shape);
          const analysis = analyseGraph(graph);
          const compiled = compileRun(
            {
              title: 'x',
              networks: [{ id: 'network', name: 'x', graph }],
              data: { source: { kind: 'imported', id: 'x' }, validationShare: 0 },
              training: initialTraining,
            },
            'network',
          );
          // What the rules refuse is another test's matter.
          if (!compiled.ok) return;
          built += 1;
          const model = buildModel(compiled.spec.model, 1);
          const [result] = model.layersModel.outputs;
          expect(result?.shape.slice(1)).toEqual(analysis.nodes.get('layer')?.shape);
          expect(BigInt(model.layersModel.countParams())).toBe(analysis.parameterCount);
          model.dispose();
        }),
        { numRuns: type === 'Reshape' ? 600 : 60 },
      );
      expect(built).toBeGreaterThan(3);
    });
  },
);
