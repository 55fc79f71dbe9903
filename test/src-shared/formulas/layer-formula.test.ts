import { expect, test } from 'vitest';

import { layerFormula } from '../../../src-shared/formulas/layer-formula.ts';
import { parseLatex } from '../../../src-shared/formulas/parse-latex.ts';
import { isFinding } from '../../../src-shared/graph/diagnostic.ts';
import type { Shape } from '../../../src-shared/graph/shape.ts';
import { layerOf, layers } from '../../../src-shared/layers/index.ts';

const shapes: readonly Shape[] = [[12], [12, 12], [12, 12, 3], [5, 12, 12, 3]];

test.each(layers.map((layer) => ({ layer, type: layer.type })))(
  'the formula of $type can be set, whatever is chosen',
  ({ layer, type }) => {
    const choices = Object.entries(layer.fields).flatMap(([name, { control }]) =>
      control.kind === 'choice' ? control.options.map((option) => ({ [name]: option })) : [],
    );
    const switches = Object.entries(layer.fields).flatMap(([name, { control }]) =>
      control.kind === 'boolean' ? [{ [name]: true }, { [name]: false }] : [],
    );
    let written = 0;
    for (const choice of [{}, ...choices, ...switches]) {
      const config = layer.settle({ ...layer.initialConfig, ...choice });
      for (const shape of shapes) {
        const inputs = Array.from({ length: layer.inputs.min }, () => shape);
        const incoming = inputs.map((one) => ({ shape: one, numbers: 'float' as const }));
        const outputShape = layer.outputShape(config, incoming);
        if (isFinding(outputShape)) continue;
        const spec = { id: 'layer', type, config, from: [], outputShape };
        const names = { result: 'h^{(2)}', inputs: ['h^{(1)}', 'a'], index: '^{(2)}' };
        const { lines, weights } = layerFormula(spec, inputs, names);
        expect(lines.length).toBeGreaterThan(0);
        for (const line of [...lines, ...weights]) {
          expect(() => parseLatex(line), line).not.toThrow();
          expect(line).not.toMatch(/undefined|NaN/);
        }
        written += 1;
      }
    }
    // A Reshape of 784 numbers fits none of these, nor does an Input, which nothing leads to, fail any.
    if (type !== 'Reshape') expect(written).toBeGreaterThan(0);
  },
);

test.each([
  ['SimpleRNN', ['h_0^{(k)} = h_T^{(k-1)}']],
  ['LSTM', ['h_0^{(k)} = h_T^{(k-1)}', 'c_0^{(k)} = c_T^{(k-1)}']],
] as const)('a batch of a stateful %s begins where the one before it ended', (type, wanted) => {
  const linesOf = (stateful: boolean): readonly string[] => {
    const config = { ...layerOf(type).initialConfig, stateful };
    const spec = { id: 'layer', type, config, from: [], outputShape: [5, 32] };
    return layerFormula(spec, [[5, 2]], { result: 'h', inputs: ['x'], index: '' }).lines;
  };
  expect(linesOf(true)).toEqual([...wanted, ...linesOf(false)]);
});

test.each([
  [true, 'h_t = \\tanh(W_{hx} x_t + W_{hh} h_{t-1} + b)'],
  [false, 'h_t = \\tanh(W_{hx} x_t + W_{hh} h_{t-1})'],
])('a recurrence is written as it is along time, its bias %s', (useBias, wanted) => {
  const config = { ...layerOf('SimpleRNN').initialConfig, useBias };
  const spec = { id: 'layer', type: 'SimpleRNN' as const, config, from: [], outputShape: [5, 32] };
  const { lines } = layerFormula(spec, [[5, 2]], { result: 'h', inputs: ['x'], index: '' });
  expect(lines[0]).toBe(wanted);
});
