import { expect, test } from 'vitest';

import {
  characterNet,
  lenetNet,
  mlpNet,
  mlpTinyNet,
  smallCnnNet,
  type BenchNet,
} from '../../../../src-main/cli/bench/bench-nets.ts';

const typesOf = ({ spec }: BenchNet): string[] => spec.model.layers.map(({ type }) => type);
const last = ({ spec }: BenchNet): readonly number[] | undefined =>
  spec.model.layers.at(-1)?.outputShape;

test('the recurrent nets read 64 characters and say which comes next after each', () => {
  for (const [type, units] of [
    ['SimpleRNN', 128],
    ['GRU', 256],
    ['LSTM', 256],
  ] as const) {
    const net = characterNet(type, units);
    expect(typesOf(net)).toEqual(['Embedding', type, 'Dense']);
    expect(net.spec.model.layers[1]?.outputShape).toEqual([64, units]);
    expect([net.spec.training.batchSize, net.unitsPerExample]).toEqual([32, 64]);
  }
});

test('the others have the sizes and batches of their names', () => {
  expect(typesOf(mlpTinyNet())).toEqual(['Dense', 'Dense', 'Dense']);
  expect([last(mlpTinyNet()), mlpTinyNet().spec.training.batchSize]).toEqual([[1], 32]);
  expect(mlpNet(512).spec.model.layers.map(({ outputShape }) => outputShape)).toEqual([
    [784],
    [512],
    [10],
  ]);
  expect(smallCnnNet().spec.model.layers[0]?.outputShape).toEqual([32, 32, 3]);
  expect([last(lenetNet()), lenetNet().spec.training.batchSize]).toEqual([[10], 64]);
});

test('all are trained alike: Adam, and a rate that stays', () => {
  for (const { spec } of [lenetNet(), mlpTinyNet(), mlpNet(8), characterNet('LSTM', 256)])
    expect(spec.training).toMatchObject({ optimizer: { type: 'adam' }, schedule: 'constant' });
});
