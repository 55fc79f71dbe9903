import { expect, it } from 'vitest';

import {
  depths,
  narrowDocument,
  narrowWidth,
  wideDocument,
  widths,
} from '../../../../src-main/cli/bench/approximation-nets.ts';
import { compileDocument } from '../../../../src-main/cli/bench/lenet-document.ts';
import { curveNames } from '../../../../src-shared/datasets/curves.ts';

const unitsOf = (spec: ReturnType<typeof compileDocument>): unknown[] =>
  spec.model.layers.map(({ config }) => config['units']);

it.each(widths)('one hidden layer of %i units, all else alike', (width) => {
  const spec = compileDocument(wideDocument('sine', width));
  expect(unitsOf(spec)).toEqual([width, 1]);
  const { model: _model, ...same } = compileDocument(wideDocument('sine', 1));
  expect(spec).toMatchObject(same);
});

it.each(depths)('%i narrow layers with ReLU', (depth) => {
  const { layers } = compileDocument(narrowDocument('step', depth)).model;
  expect(layers).toHaveLength(depth + 1);
  for (const { config } of layers.slice(0, -1))
    expect(config).toMatchObject({ units: narrowWidth, activation: 'relu' });
});

it('the points of a curve are the same for every network, without noise, and 256 are held out', () => {
  for (const curve of curveNames) {
    const wide = compileDocument(wideDocument(curve, 4)).data.source;
    expect(wide).toMatchObject({ kind: 'curve', curve, noise: 0, heldOut: 256 });
    expect(compileDocument(narrowDocument(curve, 4)).data.source).toEqual(wide);
  }
});
