import { describe, expect, test } from 'vitest';

import { composeFormula, compositionLatex } from '../../../src-shared/formulas/compose-formula.ts';
import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { LayerSpec, ModelSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';

function modelOf(id: (typeof templateIds)[number]): ModelSpec {
  const document = buildTemplate(id, id);
  const compiled = compileRun(document, document.networks[0]!.id);
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return compiled.spec.model;
}
const read = (latex: string): string => readAloud(parseLatex(latex));

describe('the composition of a network', () => {
  test('of a chain: g after the hidden layers, each with its weights', () => {
    const { whole, layers } = composeFormula(modelOf('function-fit'));
    expect(read(whole)).toBe('f(x) = (g ∘ a^(1))(x)');
    expect(layers.map(({ lines }) => lines.map(read))).toEqual([
      ['h^(1) = tanh(W^(1)x + b^(1))'],
      ['h^(2) = W^(2)h^(1) + b^(2)'],
    ]);
    expect(layers[0]?.weights.map(read)).toEqual(['W^(1) ∈ ℝ^16 × 1', 'b^(1) ∈ ℝ^16']);
  });

  test('of a long chain: the functions in between are left out', () => {
    expect(read(composeFormula(modelOf('lenet-5')).whole)).toMatch(
      /^f\(x\) = \(g ∘ a\^\(\d+\) ∘ a\^\(\d+\) ∘ … ∘ a\^\(1\)\)\(x\)$/,
    );
  });

  test('with branches: one equation a layer, each in what it hangs on', () => {
    const dense = (id: string, from: string): LayerSpec => ({
      ...{ id, type: 'Dense', from: [from], outputShape: [3] },
      config: { units: 3, activation: 'relu', useBias: false },
    });
    const model: ModelSpec = {
      inputs: [{ id: 'input_1', shape: [2], numbers: 'float' }],
      layers: [
        dense('dense_1', 'input_1'),
        dense('dense_2', 'input_1'),
        { id: 'add_1', type: 'Add', config: {}, from: ['dense_1', 'dense_2'], outputShape: [3] },
      ],
      outputs: [{ id: 'output_1', from: 'add_1', shape: [3], loss: 'meanSquaredError' }],
    };
    const { whole, layers } = composeFormula(model);
    expect(read(whole)).toBe('f(x) = h^(3)');
    expect(layers.map(({ lines }) => read(lines[0]!))).toEqual([
      'h^(1) = ReLU(W^(1)x)',
      'h^(2) = ReLU(W^(2)x)',
      'h^(3) = h^(1) + h^(2)',
    ]);
  });

  // One that is only counted has no data, and so no losses.
  const trained = templateIds.filter((id) => id !== 'dense-imagenet');
  test.each(trained)('every line of %s can be set, and is copied as LaTeX', (id) => {
    const composition = composeFormula(modelOf(id));
    const lines = composition.layers.flatMap((layer) => [...layer.lines, ...layer.weights]);
    for (const line of [composition.whole, ...lines]) expect(() => parseLatex(line)).not.toThrow();
    const latex = compositionLatex(composition);
    expect(latex).toMatch(/^\\begin\{aligned\}\n/);
    expect(latex.match(/\{/g)?.length).toBe(latex.match(/\}/g)?.length);
  });
});
